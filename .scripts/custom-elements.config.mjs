/** How custom-elements.json is made: what a user can reach, under the names and paths that are published. */
const tagOf = className => className.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
const published = path => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');

/** Leaves in an element what its users see, and names its tag, which the `define.ts` beside it registers. */
const describe = (element, path) => {
  element.tagName = tagOf(element.name);
  element.members = element.members?.filter(
    ({ privacy, name }) => privacy !== 'private' && !name.startsWith('#'),
  );
  // Events that are only inferred from a constructor's call have the wrong name.
  element.events = element.events?.filter(({ description }) => description);
  return {
    kind: 'custom-element-definition',
    name: element.tagName,
    declaration: { name: element.name, module: published(path) },
  };
};

const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: manifest }) {
    manifest.modules = manifest.modules.filter(
      ({ path, declarations = [] }) =>
        path.startsWith('src/events/') || declarations.some(({ customElement }) => customElement),
    );
    for (const module of manifest.modules) {
      const elements = module.declarations.filter(({ customElement }) => customElement);
      module.exports.push(...elements.map(element => describe(element, module.path)));
      module.path = published(module.path);
      for (const { declaration } of module.exports)
        if (declaration.module) declaration.module = published(declaration.module);
    }
  },
};

export default { globs: ['src/**/*.ts'], outdir: '.', litelement: true, plugins: [publicOnly] };

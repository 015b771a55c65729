/** How custom-elements.json is made: what a user can reach, under the names and paths that are published. */
import { readFileSync } from 'node:fs';
import * as defaults from './src/generated/defaults.ts';

const tagOf = className => className.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
const published = path => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');

const readTokens = file =>
  JSON.parse(readFileSync(new URL(`tokens/${file}.tokens.json`, import.meta.url), 'utf8'));
/** The tokens whose defaults are literal, by name. */
const literals = { ...readTokens('neutral').till, ...readTokens('neutral.light').till };

/** The tokens that all elements share, described beside their defaults; one has a default of its own. */
const sharedTokens = [
  {
    name: '--till-on-accent',
    description: 'Text on the accent; by default black or white, whichever has more contrast.',
  },
];
const tokensFile = 'src/shared/tokens.styles.ts';
const isWidget = ({ cssProperties }) => !!cssProperties;

const collectTokens = {
  name: 'collect-tokens',
  analyzePhase({ ts, node, moduleDoc }) {
    if (moduleDoc.path !== tokensFile || !ts.isVariableDeclaration(node) || node.name.text !== 'roles')
      return;
    for (const { name, initializer, jsDoc } of node.initializer.properties) {
      const { text = defaults[initializer.name?.text] } = initializer;
      // A default that an element computes is told in words.
      const isPlain = !text.includes('var(');
      sharedTokens.push({
        name: `--till-${name.text}`,
        description: jsDoc?.[0].comment ?? literals[name.text].$description,
        ...(isPlain && { default: text }),
      });
    }
  },
};

/** Leaves in an element what its users see, and names its tag, which the `define.ts` beside it registers. */
const describe = (element, path) => {
  element.tagName = tagOf(element.name);
  element.members = element.members?.filter(
    ({ privacy, name }) => privacy !== 'private' && !name.startsWith('#'),
  );
  if (isWidget(element)) {
    element.cssProperties.push(...sharedTokens);
  }
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
    // The analyzer has them in the order in which it found the files, which may be another one each time.
    manifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const module of manifest.modules) {
      const elements = module.declarations.filter(({ customElement }) => customElement);
      if (elements.length) {
        module.declarations = elements;
        module.exports = module.exports.filter(({ name }) => elements.some(element => element.name === name));
      }
      module.exports.push(...elements.map(element => describe(element, module.path)));
      module.path = published(module.path);
      for (const { declaration } of module.exports)
        if (declaration.module) declaration.module = published(declaration.module);
    }
  },
};

export default {
  globs: ['src/**/*.ts'],
  outdir: '.',
  litelement: true,
  plugins: [collectTokens, publicOnly],
};

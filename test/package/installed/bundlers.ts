/** The bundlers that shops use, each with its defaults for a page. */
import { nodeResolve } from '@rollup/plugin-node-resolve';
import * as esbuild from 'esbuild';
import { rollup } from 'rollup';
import * as vite from 'vite';
import webpack from 'webpack';

/** Bundles `page.js` of a project into `<out>/page.js`; throws at every error and warning. */
type Bundler = (project: string, out: string) => Promise<void>;

const refuse = (warnings: readonly unknown[]): void => {
  if (warnings.length) throw new Error(`warnings: ${JSON.stringify(warnings)}`);
};

export const bundlers: Record<string, Bundler> = {
  async rollup(project, out) {
    const warnings: unknown[] = [];
    const bundle = await rollup({
      input: `${project}/page.js`,
      plugins: [nodeResolve()],
      onwarn: warning => void warnings.push(warning.message),
    });
    await bundle.write({ file: `${out}/page.js`, inlineDynamicImports: true });
    refuse(warnings);
  },

  async vite(project, out) {
    const warnings: unknown[] = [];
    const logger = vite.createLogger('warn');
    logger.warn = logger.warnOnce = message => void warnings.push(message);
    await vite.build({
      root: project,
      configFile: false,
      logLevel: 'warn',
      customLogger: logger,
      build: {
        outDir: out,
        emptyOutDir: false,
        lib: { entry: `${project}/page.js`, formats: ['es'], fileName: () => 'page.js' },
      },
    });
    refuse(warnings);
  },

  async esbuild(project, out) {
    const { warnings } = await esbuild.build({
      entryPoints: [`${project}/page.js`],
      outdir: out,
      bundle: true,
      minify: true,
      splitting: true,
      format: 'esm',
      logLevel: 'silent',
    });
    refuse(warnings);
  },

  async webpack(project, out) {
    const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
      webpack(
        {
          mode: 'production',
          context: project,
          entry: './page.js',
          output: { path: out, filename: 'page.js' },
          // The advice about sizes is ours to follow: test/package/budgets.test.ts.
          performance: false,
        },
        (error, result) => (error ? reject(error) : resolve(result)),
      );
    });
    const { errors = [], warnings = [] } = stats!.toJson({ all: false, errors: true, warnings: true });
    refuse([...errors, ...warnings]);
  },
};

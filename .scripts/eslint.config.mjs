import prettier from 'eslint-config-prettier';
import lit from 'eslint-plugin-lit';
import globals from 'globals';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/generated/',
    '**/storybook-static/',
    '.cache/',
    // Their frameworks are installed where the tests build them.
    'examples/{vite-react,next,vue,svelte,angular}/',
    'test/stacks/templates/',
    // Its types are those of a shop, in which `npm run test:evershop` compiles it.
    'examples/evershop/extension/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['warn'] }],
      'object-shorthand': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme'] }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Frameworks look elements up in declared namespaces.
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      // An arrow that hands a call on reads better without braces.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // What an index gives may be undefined to the compiler; where the code knows better, "!" says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Types describe current browsers; the code runs in older ones too.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['test/**/*.{ts,tsx}', 'stories/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: ['test', 'it', 'describe'].map(name => ({
            from: 'package',
            package: 'node:test',
            name,
          })),
        },
      ],
      '@typescript-eslint/no-unused-expressions': 'off',
      // A host refuses with a plain object.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      'no-var': 'off',
    },
  },
  {
    files: ['test/elements/**/*.ts'],
    rules: {
      // There `equal` is declared to return a promise, which it does not.
      '@typescript-eslint/no-floating-promises': 'off',
      // `document.write` is how a page that is still coming can be had.
      '@typescript-eslint/no-deprecated': 'off',
    },
  },
  { files: ['test/helpers/quiet.ts'], rules: { 'no-console': 'off' } },
  { files: ['packages/*/src/**/*.ts', 'stories/**/*.ts'], extends: [lit.configs['flat/recommended']] },
  {
    files: [
      '.scripts/**',
      'rollup.config.mjs',
      'test/**/*.mjs',
      'test/{browsers,reporters}/**',
      'test/engines/old-engines.ts',
      'examples/*.ts',
      'examples/shop/*.ts',
    ],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  { files: ['examples/**/*.js'], languageOptions: { globals: globals.browser } },
  prettier,
);

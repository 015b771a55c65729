import type { StorybookConfig } from '@storybook/web-components-vite';
import remarkGfm from 'remark-gfm';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../docs/generated/*.mdx', '../*.stories.ts'],
  addons: [
    // Tables in the pages of the documentation.
    {
      name: '@storybook/addon-docs',
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    '@storybook/addon-a11y',
  ],
  staticDirs: [{ from: '../docs/dist', to: '/docs' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: async config => {
    const { defaultClientConditions, mergeConfig } = await import('vite');
    return mergeConfig(config, {
      resolve: { conditions: ['@tillside/source', ...defaultClientConditions] },
      // Storybook's own pages (React for the docs, axe) are this large; the library is a hundredth of that.
      build: {
        chunkSizeWarningLimit: 1200,
        // The duration of plugins is no fault of the stories.
        rolldownOptions: { checks: { pluginTimings: false } },
      },
    });
  },
};

export default config;

import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: async config => {
    const { defaultClientConditions, mergeConfig } = await import('vite');
    return mergeConfig(config, {
      resolve: { conditions: ['@tillside/source', ...defaultClientConditions] },
      // Storybook's own pages (React for the docs, axe) are this large; the library is a hundredth of it.
      build: {
        chunkSizeWarningLimit: 1200,
        // How long plugins take is not a fault of the stories.
        rolldownOptions: { checks: { pluginTimings: false } },
      },
    });
  },
};

export default config;

/** The environment in which apps are built and served: no telemetry, and no sign of the tests around them. */
export const quietEnv = {
  NODE_TEST_CONTEXT: '',
  NEXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
  NUXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
};

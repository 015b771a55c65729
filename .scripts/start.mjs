/** Builds what changed and serves the demonstration. */
import { build } from './build.mjs';
import { demoServer, listen } from './demo-server.mjs';

try {
  await build();
  const address = await listen(demoServer(), Number(process.env.PORT ?? 4173));
  console.log(`Tillside's demonstration: ${address}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

import { nodeApp } from '../../tools/build/node-app.mjs';

export default nodeApp({
  input: 'apps/api/src/main.ts',
  outDir: 'dist/apps/api',
  // Nest looks for these and does without them; the REST client is loaded when it is first used.
  outside:
    /^(@nestjs\/(websockets|microservices)|class-transformer\/storage|twilio\/lib\/(rest|base)\/|pino-pretty)/,
});

import { nodeApp } from '../../tools/build/node-app.mjs';

/** Nest looks for these and does without them; the REST client is loaded when it is first used. */
export const OUTSIDE =
  /^(@nestjs\/(websockets|microservices)|class-transformer\/storage|twilio\/lib\/(rest|base)\/|pino-pretty)/;

export default nodeApp({
  input: 'apps/api/src/main.ts',
  file: 'dist/apps/api/main.js',
  outside: OUTSIDE,
  inParts: true,
});

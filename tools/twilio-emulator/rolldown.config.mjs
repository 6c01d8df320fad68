import { nodeApp } from '../build/node-app.mjs';

export default nodeApp({
  name: 'twilio-emulator',
  input: 'tools/twilio-emulator/src/main.ts',
  outDir: 'dist/tools/twilio-emulator',
});

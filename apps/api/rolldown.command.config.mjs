import { nodeApp } from '../../tools/build/node-app.mjs';
import { OUTSIDE } from './rolldown.config.mjs';

/** The commands for whoever runs the server (`npm run db`), as a program of its own beside the server's. */
export default nodeApp({
  input: 'apps/api/src/commands/command.ts',
  file: 'dist/apps/api/command.js',
  outside: OUTSIDE,
});

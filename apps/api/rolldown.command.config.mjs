import server from './rolldown.config.mjs';

/** The commands for whoever runs the server (`npm run db`), as a program of its own beside the server's. */
export default {
  ...server,
  input: 'apps/api/src/command.ts',
  output: { ...server.output, file: 'dist/apps/api/command.js' },
};

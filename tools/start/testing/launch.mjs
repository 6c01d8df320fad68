// Starts the launcher on servers that each start a server of their own, as a development server does.
//   node launch.mjs <port> [<port>…]
import { Launcher } from '../launcher.mjs';

const ports = process.argv.slice(2).map(Number);
const launcher = new Launcher({
  say: (line) => void process.stdout.write(`${line}\n`),
  log: (service, line) => void process.stdout.write(`${service}: ${line}\n`),
});
const ready = await Promise.all(
  ports.map((port) =>
    launcher.start({
      name: `server ${port}`,
      command: process.execPath,
      args: [new URL('server-with-child.mjs', import.meta.url).pathname, String(port)],
      readyUrl: `http://127.0.0.1:${port}/`,
    }),
  ),
);
if (ready.every(Boolean)) process.stdout.write('all ready\n');

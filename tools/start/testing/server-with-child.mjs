// Listens on a port through a child process of its own, which ignores SIGTERM. `/crash` kills the parent.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const [port = '', role] = process.argv.slice(2);
if (role === 'child') {
  createServer((request, response) => {
    response.end('here');
    if (request.url === '/crash') process.kill(process.ppid, 'SIGKILL');
  }).listen(Number(port), '127.0.0.1');
  // A child that nobody asks nicely: only the end of its whole group ends it.
  process.on('SIGTERM', () => {});
} else {
  process.stdout.write(`child of ${process.pid}\n`);
  spawn(process.execPath, [fileURLToPath(import.meta.url), port, 'child'], { stdio: 'inherit' });
}

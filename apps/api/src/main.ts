import { join } from 'node:path';

/** The least Node.js that has what the server is built on, such as `node:sqlite` and `crypto.argon2`. */
const NODE_MAJOR_MIN = 24;

if (Number.parseInt(process.versions.node, 10) < NODE_MAJOR_MIN) {
  process.stderr.write(
    `Centralita needs Node.js ${NODE_MAJOR_MIN} or newer; this is ${process.versions.node}. Start it with "npm run start:prod", which brings its own, or install a newer Node.js.\n`,
  );
  process.exit(1);
}

// What Node has compiled is kept beside the build, and spares the next start a tenth to a fifth of its time. Where that
// folder cannot be written, or holds another build's, Node goes on without. Only what is imported later profits, and an
// older Node has no such export: a static import of it would end in a stack before the line above is said.
const { enableCompileCache, flushCompileCache } = await import('node:module');
enableCompileCache(join(import.meta.dirname, 'compile-cache'));
const { growsNewSpace } = await import('./platform/memory/new-space');
growsNewSpace(false);
await import('./start');
growsNewSpace(true);
flushCompileCache();

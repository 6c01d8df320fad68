import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const MODULE = /^(?:node:)?(https?)$/;
const PREFIX = '\0builtin:';

/** Read only when asked for: each of them loads Node's whole fetch. */
const LAZY = new Set(['WebSocket', 'CloseEvent', 'MessageEvent']);

/**
 * Takes `node:http` as CommonJS does. To `import` it, Node reads each of its exports, among them `WebSocket`, which loads
 * all of undici: 20 ms of a start. Source: Node's lib/internal/bootstrap/realm.js (`syncExports`) and lib/http.js
 * (`lazyUndici`), 24.21.
 *
 * @returns {import('rolldown').Plugin}
 */
export const nodeHttp = () => ({
  name: 'node-http',
  resolveId: {
    filter: { id: MODULE },
    handler: (id, _importer, { kind }) =>
      kind === 'import-statement' ? `${PREFIX}${MODULE.exec(id)?.[1]}` : undefined,
  },
  load: {
    filter: { id: new RegExp(`^${PREFIX}`) },
    handler: (id) => {
      const name = id.slice(PREFIX.length);
      const names = Object.keys(require(`node:${name}`)).filter((each) => !LAZY.has(each));
      const builtin = `process.getBuiltinModule('node:${name}')`;
      return `const builtin = ${builtin};\nexport default builtin;\nexport const { ${names.join(', ')} } = builtin;`;
    },
  },
});

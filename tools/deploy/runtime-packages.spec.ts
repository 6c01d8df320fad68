import { packageClosure, packagesOutside } from './runtime-packages.mjs';
import { root } from '../shared/workspace-node.mjs';

it('finds what a bundle still imports by name', () => {
  const source = [
    'import{a}from"node:fs";import b from"path";',
    "const c=await import('twilio/lib/rest/Twilio.js');",
    'import("@nestjs/websockets/socket-module");',
    'import"./chunk.js";export{d}from"kept";__require("pg-native");',
  ].join('');
  expect(packagesOutside(source)).toEqual(['@nestjs/websockets', 'kept', 'pg-native', 'twilio']);
});

it('adds what they depend on, and leaves out what is not installed', () => {
  const folders = packageClosure(root, ['twilio', 'nobody-has-this-package']).map((folder) =>
    folder.slice(root.length),
  );
  expect(folders).toEqual(
    expect.arrayContaining(['node_modules/twilio', 'node_modules/axios', 'node_modules/dayjs']),
  );
  expect(folders.some((folder) => /typescript|angular|nobody/.test(folder))).toBe(false);
});

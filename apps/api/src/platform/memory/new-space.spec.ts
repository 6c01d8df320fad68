import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Makes 200 MB of which a part stays for a while, and says how many MB the space for new objects has then. */
const PROGRAM = `
  const { getHeapSpaceStatistics } = await import('node:v8');
  const { growsNewSpace } = await import(process.argv[1]);
  const megabytes = () => getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size / 1e6;
  const work = () => {
    const kept = [];
    for (let i = 0; i < 2e6; i += 1) kept[i % 20_000] = { text: 'a' + i, at: [i] };
  };
  growsNewSpace(false);
  work();
  const held = megabytes();
  growsNewSpace(true);
  work();
  process.stdout.write(JSON.stringify({ held, grown: megabytes() }));
`;

it('holds the space for new objects small until it may grow, in a program that runs already', () => {
  const output = execFileSync(
    process.execPath,
    ['--input-type=module', '-e', PROGRAM, join(import.meta.dirname, 'new-space.ts')],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const { held, grown } = JSON.parse(output) as { held: number; grown: number };
  expect(held).toBeLessThan(5);
  expect(grown).toBeGreaterThan(2 * held);
});

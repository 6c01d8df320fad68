import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCallScript } from './call-script.mjs';

it('reads what a caller does, line by line', () => {
  expect(
    readCallScript(
      '# One who asks\n\nwait 2\nwait 0.5\npress 1#\nsay What are your hours?\r\ntone 440 1.5\nhang up\n',
    ),
  ).toEqual([
    { do: 'press', digits: '1#', afterMs: 2_500 },
    { do: 'speak', text: 'What are your hours?', afterMs: 0 },
    { do: 'tone', frequencyHz: 440, durationMs: 1_500, afterMs: 0 },
    { do: 'hang-up', afterMs: 0 },
  ]);
  expect(readCallScript('wait 60')).toEqual([{ do: 'wait', afterMs: 60_000 }]);
});

it('names the line that is none', () => {
  expect(() => readCallScript('wait 2\n\npress one')).toThrow('Line 3 is no step: press one');
});

it('reads the scripts that come with it', () => {
  const folder = join(import.meta.dirname, 'scripts');
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(readCallScript(readFileSync(join(folder, file), 'utf8'))).not.toEqual([]);
});

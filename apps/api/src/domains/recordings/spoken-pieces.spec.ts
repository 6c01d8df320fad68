import { loudFile as file, soundOf } from '../../../test/support/wav-sound';
import { spokenPieces } from './spoken-pieces';

const facts = (pieces = spokenPieces(file(1, []))) =>
  pieces &&
  [...pieces].map(({ channel, startSec, wav }) => {
    const { channels, rateHz } = soundOf(wav);
    expect(channels).toHaveLength(1);
    return { channel, startSec, lengthSec: Math.round((channels[0]?.length ?? 0) / rateHz) };
  });

it('takes what each side says, from where it begins', () => {
  expect(facts(spokenPieces(file(20, [[10, 14]], [[2, 5]])))).toEqual([
    { channel: 0, startSec: 9.8, lengthSec: 10 },
    { channel: 1, startSec: 1.8, lengthSec: 18 },
  ]);
});

it('cuts what is long where it is quiet', () => {
  const [first, second] =
    facts(
      spokenPieces(
        file(50, [
          [0, 26],
          [27, 50],
        ]),
      ),
    ) ?? [];
  expect(first).toEqual({ channel: 0, startSec: 0, lengthSec: 26 });
  expect(second).toMatchObject({ startSec: 26.8, lengthSec: 23 });
});

it('loses nothing of a side that never stops', () => {
  const pieces = facts(spokenPieces(file(95, [[0, 95]]))) ?? [];
  expect(pieces.reduce((sum, { lengthSec }) => sum + lengthSec, 0)).toBeGreaterThanOrEqual(94);
});

it('has nothing of silence', () => {
  expect(facts(spokenPieces(file(40, [], [])))).toEqual([]);
});

it.each([
  ['what is no WAV file', Buffer.from('ID3 an mp3')],
  ['a header that was cut', file(1, []).subarray(0, 30)],
  ['samples of eight bits', Buffer.from(file(1, [])).fill(8, 34, 35)],
])('leaves %s', (_name, content) => {
  expect(spokenPieces(content)).toBeUndefined();
});

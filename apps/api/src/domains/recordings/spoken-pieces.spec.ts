import { soundOf } from '../../../test/support/wav-sound';
import { spokenPieces } from './spoken-pieces';

const RATE = 8_000;

/** A file of both sides: each is loud in the seconds that are told, and silent elsewhere. */
const file = (seconds: number, ...sides: (readonly [number, number])[][]): Buffer => {
  const samples = Buffer.alloc(seconds * RATE * sides.length * 2);
  sides.forEach((loud, side) => {
    for (const [from, to] of loud)
      for (let at = from * RATE; at < to * RATE; at += 1)
        samples.writeInt16LE(at % 16 < 8 ? 4_000 : -4_000, 2 * (at * sides.length + side));
  });
  const header = Buffer.alloc(44);
  header.write('RIFF____WAVEfmt ', 0, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(sides.length, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
};
const facts = (pieces = spokenPieces(file(1, []))) =>
  pieces?.map(({ channel, startSec, wav }) => {
    const { channels, rateHz } = soundOf(wav);
    return { channel, startSec, lengthSec: Math.round((channels[0]?.length ?? 0) / rateHz) };
  });

it('takes what each side says, in its order, from where it begins', () => {
  const pieces = spokenPieces(file(20, [[10, 14]], [[2, 5]]));
  expect(facts(pieces)).toEqual([
    { channel: 1, startSec: 1.8, lengthSec: 18 },
    { channel: 0, startSec: 9.8, lengthSec: 10 },
  ]);
  expect(soundOf(pieces?.[1]?.wav ?? Buffer.alloc(0)).channels).toHaveLength(1);
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
  expect(spokenPieces(file(40, [], []))).toEqual([]);
});

it.each([
  ['what is no WAV file', Buffer.from('ID3 an mp3')],
  ['a header that was cut', file(1, []).subarray(0, 30)],
  ['samples of eight bits', Buffer.from(file(1, [])).fill(8, 34, 35)],
])('leaves %s', (_name, content) => {
  expect(spokenPieces(content)).toBeUndefined();
});

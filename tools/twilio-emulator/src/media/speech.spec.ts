import { EspeakNg } from './espeak-ng';
import { LevelMeter } from './level-meter';
import { Speech } from './speech';
import { speechShapedTone } from './speech-shaped-tone';

const espeak = new EspeakNg();
const missing = new EspeakNg('no-such-speech-engine');

function loudness(samples: Int16Array): number {
  const level = new LevelMeter(samples.length / 8);
  for (let i = 0; i + 160 <= samples.length; i += 160) level.add(samples.subarray(i, i + 160));
  return level.dbfs;
}
describe('speech-shaped tone', () => {
  it('is as long as the text takes to say', () => {
    const short = speechShapedTone('Hello.');
    const long = speechShapedTone('Hello, and thank you for calling our front desk today.');
    expect(short.length / 8).toBeGreaterThan(300);
    expect(long.length).toBeGreaterThan(5 * short.length);
    expect(speechShapedTone('Hello.')).toEqual(short);
    expect(loudness(long)).toBeGreaterThan(-35);
    expect(speechShapedTone(' … ').length).toBe(0);
  });
});

describe('Speech', () => {
  it('speaks by the tone where no engine is installed', async () => {
    const speech = new Speech(missing);
    expect(await speech.engineName()).toBe('tone');
    const source = await speech.say('Hello.');
    expect(source.durationMs).toBe(speechShapedTone('Hello.').length / 8);
  });

  it('caches by voice and text', async () => {
    const asked: string[] = [];
    const speech = new Speech({
      isInstalled: () => Promise.resolve(true),
      speak: (text, { voice }) => {
        asked.push(`${voice ?? ''}:${text}`);
        return Promise.resolve(new Int16Array(800));
      },
    });
    await speech.say('One.');
    await speech.say('One.');
    await speech.say('One.', { voice: 'man' });
    await Promise.all([speech.say('Two.'), speech.say('Two.')]);
    expect(asked).toEqual([':One.', 'man:One.', ':Two.']);
  });

  it('forgets the oldest when the cache is full', async () => {
    let spoken = 0;
    const speech = new Speech({
      isInstalled: () => Promise.resolve(true),
      speak: () => Promise.resolve(new Int16Array(8000 * 60 * (spoken++ >= 0 ? 4 : 0))),
    });
    for (const text of ['a', 'b', 'c']) await speech.say(text);
    await speech.say('c');
    expect(spoken).toBe(3);
    await speech.say('a');
    expect(spoken).toBe(4);
  });

  it('falls back to the tone when the engine breaks', async () => {
    const speech = new Speech({
      isInstalled: () => Promise.resolve(true),
      speak: () => Promise.resolve(undefined),
    });
    expect((await speech.say('Hello.')).durationMs).toBe(speechShapedTone('Hello.').length / 8);
  });

  it.each([
    ['hostile characters', 'a\0b\u202e \ud800 ]]> -v --help'],
    ['nothing', ''],
    ['an option', '--version'],
  ])('survives %s, whatever speaks', async (_what, text) => {
    const { durationMs } = await new Speech().say(text, { language: '; rm -rf /', voice: '-w out.wav' });
    expect(durationMs).toBeGreaterThanOrEqual(0);
    expect(durationMs).toBeLessThan(15_000);
  });
});

describe('EspeakNg', () => {
  it('says that a missing engine is missing', async () => {
    expect(await missing.isInstalled()).toBe(false);
    expect(await missing.speak('Hello.', {})).toBeUndefined();
  });

  it('speaks in languages and voices that differ, or is not installed here', async () => {
    if (!(await espeak.isInstalled())) return expect(await new Speech().engineName()).toBe('tone');
    const spoken = await Promise.all([
      espeak.speak('Hello, this is a test.', {}),
      espeak.speak('Hello, this is a test.', { voice: 'man' }),
      espeak.speak('Hello, this is a test.', { language: 'es-MX' }),
    ]);
    for (const samples of spoken) {
      expect((samples?.length ?? 0) / 8000).toBeGreaterThan(0.8);
      expect((samples?.length ?? 0) / 8000).toBeLessThan(4);
      expect(loudness(samples ?? new Int16Array())).toBeGreaterThan(-35);
    }
    expect(spoken[0]).not.toEqual(spoken[1]);
    expect(spoken[0]).not.toEqual(spoken[2]);
  });
});

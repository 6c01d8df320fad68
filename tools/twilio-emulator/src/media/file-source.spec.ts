import wavefile from 'wavefile';
import { SILENCE } from './audio';
import { decodeAudioFile, UnplayableAudio } from './file-source';
import { LevelMeter } from './level-meter';
import { PcmSource } from './pcm-source';
import { toneMp3 } from './testing/tone-mp3';
import { ToneDetector } from './tone-detector';

function wav(
  rateHz: number,
  frequenciesHz: readonly number[],
  bitDepth = '16',
  seconds = 0.5,
): InstanceType<typeof wavefile.WaveFile> {
  const length = Math.round(rateHz * seconds);
  const channels = frequenciesHz.map((frequency) =>
    Int16Array.from({ length }, (_, i) =>
      Math.round(10_000 * Math.sin((2 * Math.PI * frequency * i) / rateHz)),
    ),
  );
  const file = new wavefile.WaveFile();
  file.fromScratch(channels.length, rateHz, '16', channels.length === 1 ? (channels[0] ?? []) : channels);
  if (bitDepth !== '16') file.toBitDepth(bitDepth);
  return file;
}

async function heard(bytes: Uint8Array): Promise<{ tones: ToneDetector; dbfs: number; durationMs: number }> {
  const source = new PcmSource(await decodeAudioFile(bytes));
  const tones = new ToneDetector(200);
  const level = new LevelMeter(200);
  for (let i = 0; i < 15; i++) {
    const frame = source.read() ?? SILENCE;
    if (i < 5) continue;
    tones.add(frame);
    level.add(frame);
  }
  return { tones, dbfs: level.dbfs, durationMs: source.durationMs };
}
describe('decodeAudioFile', () => {
  it.each([
    [8000, '16'],
    [44_100, '16'],
    [48_000, '24'],
    [16_000, '8'],
    [22_050, '32f'],
    [11_025, '64'],
  ])('plays WAV of %d Hz and %s bit at its pitch and loudness', async (rateHz, bitDepth) => {
    const { tones, dbfs, durationMs } = await heard(wav(rateHz, [1000], bitDepth).toBuffer());
    expect(tones.hears(1000)).toBe(true);
    expect(dbfs).toBeCloseTo(20 * Math.log10(10_000 / 32_768 / Math.SQRT2), 0);
    expect(Math.abs(durationMs - 500)).toBeLessThan(2);
  });

  it('plays µ-law, A-law and ADPCM', async () => {
    const [muLaw, aLaw, adpcm] = [wav(8000, [600]), wav(8000, [600]), wav(8000, [600])];
    muLaw.toMuLaw();
    aLaw.toALaw();
    adpcm.toIMAADPCM();
    for (const file of [muLaw, aLaw, adpcm])
      expect((await heard(file.toBuffer())).tones.hears(600)).toBe(true);
  });

  it('mixes stereo down to one channel', async () => {
    const { tones } = await heard(wav(44_100, [500, 1500]).toBuffer());
    expect(tones.levelDbfs(500)).toBeGreaterThan(-25);
    expect(tones.levelDbfs(1500)).toBeGreaterThan(-25);
  });

  it('keeps out what is above telephone frequencies', async () => {
    const { dbfs } = await heard(wav(44_100, [5500]).toBuffer());
    expect(dbfs).toBeLessThan(-50);
  });

  it('plays MP3', async () => {
    const { tones, durationMs, dbfs } = await heard(toneMp3(40));
    expect(tones.strongest([250, 500, 1014, 2000, 3000])?.frequencyHz).toBe(1014);
    expect(dbfs).toBeGreaterThan(-50);
    expect(Math.abs(durationMs - 40 * 26.12)).toBeLessThan(60);
  });

  it.each([
    ['text', Buffer.from('<html>not found</html>'.repeat(50))],
    ['nothing', Buffer.alloc(0)],
    ['a broken WAV', Buffer.from('RIFF\0\0\0\0WAVEfmt broken', 'latin1')],
  ])('refuses %s', async (_what, bytes) => {
    await expect(decodeAudioFile(bytes)).rejects.toThrow(UnplayableAudio);
  });
});

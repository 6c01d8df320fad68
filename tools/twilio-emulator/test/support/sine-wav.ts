import wavefile from 'wavefile';

const RATE_HZ = 16_000;

/** A steady tone as a WAV file. */
export function sineWav(frequencyHz: number, periods: number): Buffer {
  const length = Math.round((periods * RATE_HZ) / frequencyHz);
  const samples = Int16Array.from(
    { length },
    (_, i) => 8000 * Math.sin((2 * Math.PI * frequencyHz * i) / RATE_HZ),
  );
  const wav = new wavefile.WaveFile();
  wav.fromScratch(1, RATE_HZ, '16', samples);
  return Buffer.from(wav.toBuffer());
}

import { expect, type Page } from '@playwright/test';

/** What a page has heard from the other side over some time. */
export interface HeardSound {
  /** For how long there was sound; silence between words does not count. */
  seconds: number;
  /** Root mean square of that sound. */
  dbfs: number;
}

declare global {
  interface Window {
    heardSound: {
      beginAnew(): void;
      /** Since `beginAnew`. */
      read(): HeardSound;
      /** While a sentence of the other side was the latest that the page showed. @param at 0 for the first of the call */
      readSentence(at: number): HeardSound;
    };
  }
}

/** Counts in the page, from its next load on, what every remote track of WebRTC brings in, apart from the page's own code. */
export async function installHeardSound(page: Page): Promise<void> {
  await page.addInitScript(() => {
    interface Sound {
      ms: number;
      energy: number;
    }
    /** Quieter is the noise of an idle line, dBFS. */
    const FLOOR_DBFS = -50;
    const EVERY_MS = 40;
    /** A page that was busy counts no more for one look than this. */
    const LOOK_MAX_MS = 250;
    const total: Sound = { ms: 0, energy: 0 };
    let beginning: Sound = { ...total };
    /** How much there was when each sentence came. */
    let sentences: Sound[] = [];
    let ear: { context: AudioContext; analyser: AnalyserNode } | undefined;

    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        this.addEventListener('track', ({ track }) => {
          void ear?.context.close();
          const context = new AudioContext();
          const analyser = new AnalyserNode(context, { fftSize: 2048 });
          context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
          ear = { context, analyser };
        });
      }
    };

    let lookedAt = performance.now();
    const listen = (): void => {
      const elapsedMs = Math.min(LOOK_MAX_MS, performance.now() - lookedAt);
      lookedAt = performance.now();
      const shown = document.querySelectorAll('.caption--they').length;
      if (shown < sentences.length) sentences = [];
      while (sentences.length < shown) sentences.push({ ...total });
      if (!ear) return;
      const samples = new Float32Array(ear.analyser.fftSize);
      ear.analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      if (10 * Math.log10(power + 1e-12) < FLOOR_DBFS) return;
      total.ms += elapsedMs;
      total.energy += power * elapsedMs;
    };
    setInterval(listen, EVERY_MS);

    const between = (from: Sound, to: Sound): HeardSound => {
      const ms = to.ms - from.ms;
      const dbfs = ms === 0 ? -120 : 10 * Math.log10((to.energy - from.energy) / ms);
      return { seconds: ms / 1000, dbfs };
    };
    window.heardSound = {
      beginAnew: () => (beginning = { ...total }),
      read: () => between(beginning, total),
      readSentence: (at) => between(sentences[at] ?? total, sentences[at + 1] ?? total),
    };
  });
}

/**
 * The page has heard sound for so long; how loud, the answer says.
 * @param sentence which one of the call; without it, since `beginAnew`
 */
export async function expectHeardFor(
  page: Page,
  seconds: number,
  { what, sentence }: { what: string; sentence?: number },
): Promise<HeardSound> {
  let heard: HeardSound = { seconds: 0, dbfs: -120 };
  const read = (): Promise<HeardSound> =>
    page.evaluate(
      (at) => (at === null ? window.heardSound.read() : window.heardSound.readSentence(at)),
      sentence ?? null,
    );
  await expect
    .poll(async () => (heard = await read()).seconds, {
      message: `${what}: seconds of sound`,
      timeout: 30_000,
      intervals: [150],
    })
    .toBeGreaterThanOrEqual(seconds);
  return heard;
}

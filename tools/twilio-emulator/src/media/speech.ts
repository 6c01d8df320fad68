import { EspeakNg } from './espeak-ng';
import { PcmSource } from './pcm-source';
import { speechShapedTone } from './speech-shaped-tone';

/** How something is said; Twilio's attributes of `<Say>`. */
export interface SpeechStyle {
  /** BCP 47, such as `es-MX`. Default `en-US`. */
  language?: string;
  /** Twilio's voice, such as `woman`, `man`, `alice`, `Polly.Lupe-Neural`; it only decides high or low. */
  voice?: string;
}

const CACHE_MAX_SAMPLES = 8000 * 60 * 10; // ten minutes of speech, 10 MB

/**
 * Text to audio: by espeak-ng in a child process where it is installed, else a speech-shaped tone whose length follows
 * the text. Results are cached by voice and text. Never fails: a speech engine that breaks is replaced by the tone.
 */
export class Speech {
  private readonly cache = new Map<string, Promise<Int16Array>>();
  private cachedSamples = 0;

  constructor(private readonly engine: Pick<EspeakNg, 'isInstalled' | 'speak'> = new EspeakNg()) {}

  /** Which engine speaks. */
  async engineName(): Promise<'espeak-ng' | 'tone'> {
    return (await this.engine.isInstalled()) ? 'espeak-ng' : 'tone';
  }

  /** What is said, ready to be played; `loops` 0 = for ever. */
  async say(text: string, style: SpeechStyle = {}, loops = 1): Promise<PcmSource> {
    return new PcmSource(await this.samples(text, style), loops);
  }

  private samples(text: string, style: SpeechStyle): Promise<Int16Array> {
    const key = JSON.stringify([style.language, style.voice, text]);
    const cached = this.cache.get(key);
    if (cached) {
      this.cache.delete(key);
      this.cache.set(key, cached); // to the end: the least recently used goes first
      return cached;
    }
    const samples = this.synthesize(text, style);
    this.cache.set(key, samples);
    void samples.then((made) => this.makeRoomFor(made.length));
    return samples;
  }

  private async synthesize(text: string, style: SpeechStyle): Promise<Int16Array> {
    const spoken = (await this.engine.isInstalled()) ? await this.engine.speak(text, style) : undefined;
    return spoken ?? speechShapedTone(text);
  }

  private async makeRoomFor(samples: number): Promise<void> {
    this.cachedSamples += samples;
    for (const [key, entry] of this.cache) {
      if (this.cachedSamples <= CACHE_MAX_SAMPLES) return;
      this.cache.delete(key);
      this.cachedSamples -= (await entry).length;
    }
  }
}

import type WaveSurfer from 'wavesurfer.js';
import { WaveformLibrary } from '../ui/waveform-library';

type Listener = (value?: number) => void;

/** Stands for the library, which draws on a canvas that tests have not: what a player asks of it, and what it tells. */
export class FakeWaveforms extends WaveformLibrary {
  readonly loaded: string[] = [];
  /** Seconds of each sound; undefined: it cannot be loaded. */
  duration: number | undefined = 65;
  last: FakeWave | undefined;

  /** How many were made and not destroyed. */
  alive = 0;
  /** The library itself has come. */
  arrival: Promise<void> = Promise.resolve();

  override async load(): Promise<typeof WaveSurfer> {
    await this.arrival;
    return { create: () => (this.last = new FakeWave(this)) } as unknown as typeof WaveSurfer;
  }
}

export class FakeWave {
  readonly #listeners = new Map<string, Listener>();
  rate = 1;

  constructor(private readonly all: FakeWaveforms) {
    all.alive += 1;
  }

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, listener);
  }

  load(url: string): Promise<void> {
    this.all.loaded.push(url);
    if (this.all.duration === undefined) return Promise.reject(new Error('404'));
    this.tell('ready', this.all.duration);
    return Promise.resolve();
  }

  play(): Promise<void> {
    this.rate = 1;
    this.tell('play');
    return Promise.resolve();
  }

  pause(): void {
    this.tell('pause');
  }

  setTime(seconds: number): void {
    this.tell('timeupdate', seconds);
  }

  setPlaybackRate(rate: number): void {
    this.rate = rate;
  }

  destroy(): void {
    this.all.alive -= 1;
  }

  tell(event: string, value?: number): void {
    this.#listeners.get(event)?.(value);
  }
}

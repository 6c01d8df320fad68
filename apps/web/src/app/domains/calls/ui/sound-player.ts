import {
  Component,
  type ElementRef,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
  DestroyRef,
} from '@angular/core';
import { MatButton, MatIconAnchor, MatIconButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import type WaveSurfer from 'wavesurfer.js';
import { Icon } from '../../../shared/ui/icon';
import { playTime } from './play-time';
import { WaveformLibrary } from './waveform-library';

const SPEEDS = [1, 1.5, 2] as const;
const HEIGHT_PX = 44;
/** How far a key goes, in seconds. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -5,
  ArrowDown: -5,
  ArrowRight: 5,
  ArrowUp: 5,
  PageDown: -30,
  PageUp: 30,
  Home: -Infinity,
  End: Infinity,
};

/** Plays a sound and shows its waveform. Nothing of it is fetched before somebody wants to hear it. */
@Component({
  selector: 'app-sound-player',
  imports: [Icon, MatButton, MatIconAnchor, MatIconButton, TranslocoDirective],
  templateUrl: './sound-player.html',
  styleUrl: './sound-player.scss',
})
export class SoundPlayer {
  /** Address of the sound. */
  readonly sound = input.required<string>();
  /** As far as it is known before it is fetched. */
  readonly durationSec = input.required<number>();
  /** Which it is, for screen readers: "Message from …". */
  readonly label = input.required<string>();
  /** What a saved file is called. */
  readonly fileName = input.required<string>();
  /** It is heard, for the first time or again. */
  readonly played = output();

  private readonly library = inject(WaveformLibrary);
  private readonly drawing = viewChild.required<ElementRef<HTMLElement>>('drawing');
  private readonly state = signal<'empty' | 'loading' | 'ready' | 'failed'>('empty');
  private readonly exact = signal<number | undefined>(undefined);
  private wave: WaveSurfer | undefined;
  /** Of fetching: what an earlier one brings is not wanted any more. */
  private attempt = 0;

  protected readonly isPlaying = signal(false);
  protected readonly at = signal(0);
  protected readonly speed = signal<number>(1);
  protected readonly isLoading = computed(() => this.state() === 'loading');
  protected readonly isReady = computed(() => this.state() === 'ready');
  protected readonly hasFailed = computed(() => this.state() === 'failed');
  protected readonly length = computed(() => this.exact() ?? this.durationSec());
  protected readonly time = playTime;
  protected readonly floor = Math.floor;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** A press while it is being fetched calls that off. */
  protected async toggle(): Promise<void> {
    if (this.isLoading()) return this.stop();
    if (this.isPlaying()) return this.wave?.pause();
    if (!this.isReady() && !(await this.load())) return;
    // A browser may want one more press, where it took long to fetch.
    await this.wave?.play().catch(() => undefined);
  }

  protected nextSpeed(): void {
    const next = SPEEDS[(SPEEDS.findIndex((speed) => speed === this.speed()) + 1) % SPEEDS.length] ?? 1;
    this.speed.set(next);
    this.wave?.setPlaybackRate(next);
  }

  protected async seekBy(event: KeyboardEvent): Promise<void> {
    const step = KEYS[event.key];
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (step === undefined || !isPlain) return;
    event.preventDefault();
    if (!this.isReady() && (this.isLoading() || !(await this.load()))) return;
    this.wave?.setTime(Math.min(this.length(), Math.max(0, this.at() + step)));
  }

  private stop(): void {
    this.attempt += 1;
    this.state.set('empty');
    this.isPlaying.set(false);
    this.library.ended(this.wave);
    this.wave?.destroy();
    this.wave = undefined;
  }

  /** @returns whether it can be played */
  private async load(): Promise<boolean> {
    this.stop();
    const { attempt } = this;
    this.state.set('loading');
    try {
      const library = await this.library.load();
      if (attempt !== this.attempt) return false;
      const container = this.drawing().nativeElement;
      const { color, accentColor } = getComputedStyle(container);
      this.wave = library.create({
        container,
        height: HEIGHT_PX,
        waveColor: color,
        progressColor: accentColor,
        cursorColor: accentColor,
        cursorWidth: 2,
        barWidth: 2,
        barGap: 2,
        barRadius: 2,
        normalize: true,
        dragToSeek: true,
        audioRate: this.speed(),
      });
      this.listen(this.wave);
      await this.wave.load(this.sound());
      if (attempt !== this.attempt) return false;
      this.state.set('ready');
      return true;
    } catch {
      if (attempt !== this.attempt) return false;
      // Not there any more, or no connection: whoever listens can only try again.
      this.state.set('failed');
      return false;
    }
  }

  private listen(wave: WaveSurfer): void {
    wave.on('ready', (seconds) => this.exact.set(seconds));
    wave.on('timeupdate', (seconds) => this.at.set(seconds));
    wave.on('play', () => {
      // The library puts back the speed of its beginning when a sound has come.
      wave.setPlaybackRate(this.speed());
      this.library.plays(wave);
      this.isPlaying.set(true);
      this.played.emit();
    });
    wave.on('pause', () => this.isPlaying.set(false));
    wave.on('finish', () => this.isPlaying.set(false));
    // Without a listener it would be thrown beside the promise of `load`, too.
    wave.on('error', () => undefined);
  }
}

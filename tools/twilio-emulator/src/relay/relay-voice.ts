import { PcmSource } from '../media/pcm-source';
import { FlowStopped, type VerbContext } from '../twiml/verb-context';
import { digitsDurationMs } from '../twiml/verbs/play';
import type { AppMessage } from './app-message';
import { type CallerInput, includesInput, type RelaySettings } from './relay-settings';
import { SentenceBuffer, type Utterance } from './sentence-buffer';

/** Twilio's greatest number of times to play; 0 means it. */
const LOOPS_MAX = 1000;

/** What was heard of an answer that the caller cut short. */
export interface Interrupted {
  utteranceUntilInterrupt: string;
  durationUntilInterruptMs: number;
}

type Item = Utterance | (AppMessage & { type: 'play' | 'sendDigits' });

/** Speaks what a program sends, in order, sentence by sentence as it comes. */
export class RelayVoice {
  ttsLanguage: string;
  private readonly queue: Item[] = [];
  private readonly sentences: SentenceBuffer;
  private running: { item: Item; stop: AbortController; durationMs: number; beganAt: number } | undefined;
  private said: string[] = [];
  private beganAt = 0;

  constructor(
    private readonly context: VerbContext,
    private readonly settings: RelaySettings,
    private readonly failed: (error: unknown) => void,
  ) {
    this.ttsLanguage = settings.ttsLanguage;
    this.sentences = new SentenceBuffer((utterance) => this.add(utterance));
  }

  get isSpeaking(): boolean {
    return this.running !== undefined;
  }

  greet(): void {
    const { greeting, greetingInterruptible } = this.settings;
    if (greeting.trim() === '') return;
    this.add({
      type: 'utterance',
      text: greeting,
      language: this.ttsLanguage,
      interruptible: greetingInterruptible,
      preemptible: false,
    });
  }

  take(message: AppMessage & { type: 'text' | 'play' | 'sendDigits' }): void {
    if (message.type !== 'text') {
      this.sentences.flush();
      this.add(message);
      return;
    }
    if (this.sentences.isBetween) this.preempt();
    this.sentences.add(message.token, message.last, {
      language: message.lang ?? this.ttsLanguage,
      interruptible: this.inputOf(message.interruptible),
      preemptible: message.preemptible ?? this.settings.preemptible,
    });
  }

  /** Stops what is said, where this input may do that. */
  interrupt(input: 'dtmf' | 'speech'): Interrupted | undefined {
    const { running } = this;
    if (!running || !includesInput(this.interruptibleBy(running.item), input)) return undefined;
    const utteranceUntilInterrupt = [...this.said, this.heardOf(running)].filter(Boolean).join(' ');
    const durationUntilInterruptMs = Math.round(performance.now() - this.beganAt);
    this.sentences.drop();
    const kept = this.queue.filter((item) => !includesInput(this.interruptibleBy(item), input));
    this.queue.splice(0, this.queue.length, ...kept);
    running.stop.abort();
    return { utteranceUntilInterrupt, durationUntilInterruptMs };
  }

  close(): void {
    this.queue.splice(0);
    this.sentences.drop();
    this.running?.stop.abort();
  }

  private add(item: Item): void {
    this.queue.push(item);
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    [this.said, this.beganAt] = [[], performance.now()];
    for (let item = this.queue.shift(); item; item = this.queue.shift()) {
      const stop = new AbortController();
      this.running = { item, stop, durationMs: 0, beganAt: performance.now() };
      try {
        await this.perform(item, this.context.interruptedBy(stop.signal));
        if (item.type === 'utterance' && !stop.signal.aborted) this.said.push(item.text);
      } catch (error) {
        if (error instanceof FlowStopped) break;
        this.failed(error);
      }
    }
    this.running = undefined;
  }

  private async perform(item: Item, context: VerbContext): Promise<void> {
    const { speech, sounds } = context.services;
    switch (item.type) {
      case 'utterance': {
        const voice = this.settings.voices.get(item.language) || this.settings.voice;
        const source = await speech.say(item.text, {
          language: item.language,
          ...(voice === undefined ? {} : { voice }),
        });
        if (this.running)
          Object.assign(this.running, { durationMs: source.durationMs, beganAt: performance.now() });
        context.noteSpoken('ConversationRelay', item.text, item.language);
        return context.play(source);
      }
      case 'play': {
        const samples = await sounds.samples(item.source);
        return context.play(new PcmSource(samples, item.loop === 0 ? LOOPS_MAX : item.loop));
      }
      case 'sendDigits':
        context.call.audio.sendDigits(item.digits);
        return context.wait(digitsDurationMs(item.digits));
    }
  }

  /** A new answer ends those before it that may be ended so. */
  private preempt(): void {
    const kept = this.queue.filter((item) => !isPreemptible(item));
    this.queue.splice(0, this.queue.length, ...kept);
    if (this.running && isPreemptible(this.running.item)) this.running.stop.abort();
  }

  private inputOf(isInterruptible: boolean | undefined): CallerInput {
    if (isInterruptible === undefined) return this.settings.interruptible;
    return isInterruptible ? 'any' : 'none';
  }

  private interruptibleBy(item: Item): CallerInput {
    if (item.type === 'utterance') return item.interruptible;
    return item.type === 'play' ? this.inputOf(item.interruptible) : 'none';
  }

  /** The words that were said by now, as if each took the same time. */
  private heardOf({ item, durationMs, beganAt }: NonNullable<typeof this.running>): string {
    if (item.type !== 'utterance' || durationMs === 0) return '';
    const words = item.text.split(/\s+/);
    return words.slice(0, Math.floor(((performance.now() - beganAt) / durationMs) * words.length)).join(' ');
  }
}

const isPreemptible = (item: Item): boolean => item.type !== 'sendDigits' && item.preemptible === true;

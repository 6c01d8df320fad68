import { setTimeout as sleep } from 'node:timers/promises';
import type { AnswersAs, Party, PartyEnd, PartyListener, PartySpeech } from '../calls/party';
import { FRAME_MS } from '../media/audio';
import { parseDigits } from '../media/dtmf';
import type { Speech } from '../media/speech';
import { sine } from '../media/tones';
import type { NumberPlan, ScriptStep } from './script';
import { SimulatedAudio } from './simulated-audio';

const KEY_MS = 200;

export interface SimulatedPartyOptions {
  address: string;
  plan: NumberPlan;
  speech: Speech;
}

/** Somebody in the simulated outside world: takes calls by a plan, or makes one and follows a script. */
export class SimulatedParty implements Party {
  readonly kind = 'simulated';
  readonly address: string;
  readonly audio: SimulatedAudio;
  readonly answersAs: AnswersAs;
  listener: PartyListener = {
    answered: () => undefined,
    mediaConnected: () => undefined,
    digit: () => undefined,
    ended: () => undefined,
  };
  private readonly gone = new AbortController();

  constructor(private readonly options: SimulatedPartyOptions) {
    this.address = options.address;
    this.answersAs = options.plan.answersAs ?? 'human';
    this.audio = new SimulatedAudio(options.plan.echoDelayMs);
  }

  ring(): void {
    void this.after(this.options.plan.afterMs, () => this.react());
  }

  cancel(): void {
    this.leave();
  }

  ringing(): void {
    // It hears the tone.
  }

  answer(): void {
    // Not within the engine's own command.
    void this.after(0, () => this.talk());
  }

  hangUp(): void {
    this.leave();
  }

  private react(): void {
    switch (this.options.plan.onRing) {
      case 'answer':
        this.listener.answered();
        this.talk();
        break;
      case 'busy':
        this.end({ reason: 'busy' });
        break;
      case 'reject':
        this.end({ reason: 'rejected' });
        break;
      case 'fail':
        this.end({ reason: 'failed', message: 'the carrier could not connect the call' });
        break;
      case 'unassigned':
        this.end({ reason: 'unreachable', message: 'the number is not assigned' });
        break;
      case 'ring':
        break;
    }
  }

  private talk(): void {
    if (this.gone.signal.aborted) return;
    this.listener.mediaConnected();
    void this.follow();
  }

  private async follow(): Promise<void> {
    const { steps, repeats } = this.options.plan;
    do {
      for (const step of steps) {
        await this.after(step.afterMs ?? 0, () => undefined);
        if (this.gone.signal.aborted) return;
        await this.perform(step);
      }
    } while (repeats && steps.length > 0 && !this.gone.signal.aborted);
  }

  private async perform(step: ScriptStep): Promise<void> {
    switch (step.do) {
      case 'wait':
        break;
      case 'speak':
        await this.speak(step);
        break;
      case 'tone':
        await this.audio.say(sine(step.frequencyHz, step.durationMs, step.levelDbfs));
        break;
      case 'press':
        await this.press(step.digits);
        break;
      case 'hang-up':
        this.end({ reason: 'hung-up' });
        break;
    }
  }

  private async speak({ text, language, confidence = 0.9 }: ScriptStep & { do: 'speak' }): Promise<void> {
    const source = await this.options.speech.say(text, language === undefined ? {} : { language });
    if (this.gone.signal.aborted) return;
    const speech: PartySpeech = { text, confidence, durationMs: source.durationMs };
    this.listener.speaks?.(speech);
    await this.audio.say(source);
    if (!this.gone.signal.aborted) this.listener.spoke?.(speech);
  }

  private async press(digits: string): Promise<void> {
    for (const step of parseDigits(digits)) {
      if ('key' in step) this.listener.digit(step.key);
      await this.after('key' in step ? KEY_MS : step.pauseTicks * FRAME_MS, () => undefined);
      if (this.gone.signal.aborted) return;
    }
  }

  private async after(delayMs: number, action: () => void): Promise<void> {
    try {
      await sleep(delayMs, undefined, { signal: this.gone.signal });
    } catch {
      return; // the party is gone
    }
    action();
  }

  private end(end: PartyEnd): void {
    if (this.gone.signal.aborted) return;
    this.leave();
    this.listener.ended(end);
  }

  private leave(): void {
    this.gone.abort();
    this.audio.close();
  }
}

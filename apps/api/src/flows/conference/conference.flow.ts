import { timingSafeEqual } from 'node:crypto';
import {
  CallContinued,
  CallFlow,
  conference,
  dial,
  gather,
  GatheredDigits,
  hangup,
  IncomingCall,
  redirect,
  say,
  Step,
  type CallEvent,
  type Links,
  type VoiceVerb,
} from '@centralita/twiml';
import { NumberFlows } from '../../domains/number-flows/api/number-flows';
import { Config } from '../../platform/config/config';
import { CONFERENCE_WORDS } from './conference-words';

/** Then the call ends: whoever guesses has to call again, and pays for it. */
const TIMES_MAX = 3;
const PLACES = 20;

/** A room for whoever knows its PIN. */
@CallFlow({
  id: 'conference',
  title: 'Conference',
  description: 'A room for several callers who know its PIN.',
})
export class ConferenceFlow {
  constructor(
    private readonly numbers: NumberFlows,
    private readonly config: Config,
  ) {}

  @Step(IncomingCall)
  start({ to }: CallEvent, links: Links<ConferenceFlow>): VoiceVerb[] {
    // Without a PIN anybody who dials the number would be in the room.
    if (this.#options(to)?.pin === undefined) return [say(this.#words.none), hangup()];
    return this.#ask(links, 1);
  }

  @Step(GatheredDigits, { secret: true })
  entered(call: GatheredDigits, links: Links<ConferenceFlow>): VoiceVerb[] {
    const options = this.#options(call.to);
    if (options?.pin === undefined || !isSame(options.pin, call.digits)) return this.again(call, links);
    const room = conference(roomOf(call.to), {
      beep: true,
      maxParticipants: options.places ?? PLACES,
    });
    return [say(this.#words.welcome), dial({ timeLimitSec: this.config.callDurationMaxSec }, room)];
  }

  /** Nothing was entered, or not the PIN. */
  @Step(CallContinued)
  again({ query }: CallEvent, links: Links<ConferenceFlow>): VoiceVerb[] {
    const time = Number(query['time'] ?? 1) + 1;
    if (time > TIMES_MAX) return [say(`${this.#words.wrong} ${this.#words.bye}`), hangup()];
    return [say(this.#words.wrong), ...this.#ask(links, time)];
  }

  #ask(links: Links<ConferenceFlow>, time: number): VoiceVerb[] {
    const query = { time: String(time) };
    return [
      gather({ finishOnKey: '#', timeoutSec: 8, action: links.to('entered', query) }, say(this.#words.ask)),
      redirect(links.to('again', query)),
    ];
  }

  #options(number: string) {
    return this.numbers.optionsOf(number, 'conference');
  }

  get #words(): (typeof CONFERENCE_WORDS)['en'] {
    return CONFERENCE_WORDS[this.config.spokenLanguage];
  }
}

/** One room for each number; Twilio keeps the name, and the number is the account's own. */
const roomOf = (number: string): string => `room-${number.replace('+', '')}`;

const isSame = (pin: string, entered: string): boolean =>
  pin.length === entered.length && timingSafeEqual(Buffer.from(pin), Buffer.from(entered));

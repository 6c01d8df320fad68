import { HINT_MAX, type MenuOptions } from '@centralita/shared-types';
import {
  CallContinued,
  CallFlow,
  gather,
  GatheredInput,
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
import { PersonFlow } from '../person/person.flow';
import { choiceOf } from './choice-of';
import { MENU_WORDS } from './menu-words';

/** How often the menu is said; then a person is called. */
const TIMES_MAX = 3;
const HINTS_MAX = 50;

/** Says what may be chosen, takes a key or a word, and goes on as it was told for the number. */
@CallFlow({
  id: 'menu',
  title: 'Menu',
  description: 'Says what may be chosen, takes a key or a word, and goes on with what was chosen.',
})
export class MenuFlow {
  constructor(
    private readonly numbers: NumberFlows,
    private readonly person: PersonFlow,
    private readonly config: Config,
  ) {}

  @Step(IncomingCall)
  async start(call: IncomingCall, links: Links<MenuFlow>): Promise<VoiceVerb[]> {
    const options = this.numbers.optionsOf(call.to, 'menu');
    return options ? [...this.#offer(options, links, 1)] : this.#toPerson(call, links);
  }

  @Step(GatheredInput)
  async chosen(input: GatheredInput, links: Links<MenuFlow>): Promise<VoiceVerb[]> {
    const options = this.numbers.optionsOf(input.to, 'menu');
    const choice =
      options && choiceOf(options.choices, input.kind === 'gathered-speech' ? input.speech : input.digits);
    if (!choice) return this.again(input, links);
    const text = choice.text ? [say(choice.text)] : [];
    if (choice.flow !== undefined) return [...text, redirect(links.toFlow(choice.flow))];
    return [...text, ...(choice.text ? [] : [say(this.#words.bye)]), hangup()];
  }

  /** Nothing was chosen, or something that is not offered. */
  @Step(CallContinued)
  async again(call: CallEvent, links: Links<MenuFlow>): Promise<VoiceVerb[]> {
    const options = this.numbers.optionsOf(call.to, 'menu');
    const time = Number(call.query['time'] ?? 1) + 1;
    if (!options || time > TIMES_MAX) return this.#toPerson(call, links);
    return [say(this.#words.again), ...this.#offer(options, links, time)];
  }

  #offer({ greeting, choices }: MenuOptions, links: Links<MenuFlow>, time: number): VoiceVerb[] {
    const query = { time: String(time) };
    const hints = choices.flatMap(({ words = '' }) => words.split(',')).map((word) => word.trim());
    return [
      gather(
        {
          input: ['dtmf', 'speech'],
          numDigits: 1,
          timeoutSec: 5,
          speechTimeoutSec: 'auto',
          // Menus of before the limit may have longer ones, of which Twilio would warn.
          hints: hints.filter(({ length }) => length > 0 && length <= HINT_MAX).slice(0, HINTS_MAX),
          action: links.to('chosen', query),
        },
        say(greeting),
      ),
      redirect(links.to('again', query)),
    ];
  }

  async #toPerson(call: CallEvent, links: Links<MenuFlow>): Promise<VoiceVerb[]> {
    return [say(this.#words.person), ...(await this.person.start(call, links.in(PersonFlow)))];
  }

  get #words(): (typeof MENU_WORDS)['en'] {
    return MENU_WORDS[this.config.spokenLanguage];
  }
}

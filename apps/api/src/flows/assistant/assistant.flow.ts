import {
  CallContinued,
  CallFlow,
  gather,
  GatheredInput,
  IncomingCall,
  redirect,
  say,
  Step,
  type CallEvent,
  type Links,
  type VoiceVerb,
} from '@centralita/twiml';
import { Assistant, type AssistantReply } from '../../domains/assistant/api/assistant';
import { AssistantSpeech, type AssistantSentence } from '../../domains/assistant/api/assistant-speech';
import { spoken } from '../../domains/assistant/api/spoken';
import { PersonFlow } from '../person/person.flow';

const SILENCE_SEC = 5;
/** Silences, or questions without an answer, one after the other: then a person is called. */
const TRIES_MAX = 2;
/** A call that turns in circles, or a machine at the other end, comes to an end. */
const TURNS_MAX = 100;

/** How far a call has got; its links carry it. */
interface Place {
  turn: number;
  tries: number;
}

/** Listens, asks the bot, and speaks its answer, until the caller hangs up or a person is wanted. */
@CallFlow({
  id: 'assistant',
  title: 'Assistant',
  description:
    'Listens, asks the bot and speaks its answer; gives the call to a person where it cannot help.',
})
export class AssistantFlow {
  constructor(
    private readonly assistant: Assistant,
    private readonly person: PersonFlow,
    private readonly voice: AssistantSpeech,
  ) {}

  @Step(IncomingCall)
  start({ from }: IncomingCall, links: Links<AssistantFlow>): VoiceVerb[] {
    return this.#listen(links, { turn: 1, tries: 0 }, this.voice.greeting(from));
  }

  /** The caller has said or pressed something. */
  @Step(GatheredInput)
  async speech(input: GatheredInput, links: Links<AssistantFlow>): Promise<VoiceVerb[]> {
    const text = (input.kind === 'gathered-speech' ? input.speech : input.digits).trim();
    if (text === '') return this.fallback(input, links);
    const { turn } = input.query;
    if (text === '0' || Number(turn) > TURNS_MAX) return this.#toPerson(input, links, 'to-a-person');
    const { callSid, to } = input;
    const heard = { callSid, to, text, turn: turn === undefined ? undefined : Number(turn) };
    return this.#answer(input, links, await this.assistant.hear(heard));
  }

  /** The bot was too slow for the last webhook. */
  @Step(CallContinued)
  async wait(call: CallContinued, links: Links<AssistantFlow>): Promise<VoiceVerb[]> {
    const reply = await this.assistant.look(call.callSid, placeOf(call).turn);
    return this.#answer(call, links, reply, 'still-looking');
  }

  /** The caller has said nothing. */
  @Step(CallContinued)
  async fallback(call: CallEvent, links: Links<AssistantFlow>): Promise<VoiceVerb[]> {
    const { turn, tries } = placeOf(call);
    if (tries + 1 >= TRIES_MAX) return this.#toPerson(call, links, 'to-a-person');
    return this.#listen(links, { turn, tries: tries + 1 }, this.voice.sentence('still-there'));
  }

  async #answer(
    call: CallEvent,
    links: Links<AssistantFlow>,
    reply: AssistantReply,
    filler: AssistantSentence = 'one-moment',
  ): Promise<VoiceVerb[]> {
    const { turn } = reply;
    const { tries } = placeOf(call);
    if (reply.state === 'failed') return this.#toPerson(call, links, 'trouble', 'to-a-person');
    if (reply.state === 'pending') {
      const place = queryOf({ turn, tries });
      return [say(this.voice.sentence(filler)), redirect(links.to('wait', place))];
    }
    if (reply.state === 'silent') {
      if (tries + 1 >= TRIES_MAX) return this.#toPerson(call, links, 'trouble', 'to-a-person');
      const words = this.voice.sentence('not-understood');
      return this.#listen(links, { turn: turn + 1, tries: tries + 1 }, words);
    }
    if (!reply.handOver) return this.#listen(links, { turn: turn + 1, tries: 0 }, spoken(reply.text));
    const last = spoken(reply.text) ? [say(spoken(reply.text))] : [];
    return [...last, ...(await this.person.start(call, links.in(PersonFlow)))];
  }

  #listen(links: Links<AssistantFlow>, place: Place, words: string): VoiceVerb[] {
    const query = queryOf(place);
    return [
      gather(
        {
          input: ['dtmf', 'speech'],
          timeoutSec: SILENCE_SEC,
          speechTimeoutSec: 'auto',
          action: links.to('speech', query),
        },
        say(words),
      ),
      // Twilio comes here when nothing was said.
      redirect(links.to('fallback', query)),
    ];
  }

  async #toPerson(
    call: CallEvent,
    links: Links<AssistantFlow>,
    ...sentences: AssistantSentence[]
  ): Promise<VoiceVerb[]> {
    const words = sentences.map((name) => this.voice.sentence(name)).join(' ');
    return [say(words), ...(await this.person.start(call, links.in(PersonFlow)))];
  }
}

const placeOf = ({ query }: CallEvent): Place => ({
  turn: Number(query['turn'] ?? 1),
  tries: Number(query['tries'] ?? 0),
});

const queryOf = ({ turn, tries }: Place): Record<string, string> => ({
  turn: String(turn),
  tries: String(tries),
});

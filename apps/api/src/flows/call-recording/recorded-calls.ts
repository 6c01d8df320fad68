import {
  dial,
  gather,
  number,
  ReplyTransform,
  type CallEvent,
  type Dial,
  type DialNouns,
  type Links,
  type ReplyContext,
  type RingingNoun,
  type StepLink,
  type VerbTransform,
  type VoiceVerb,
} from '@centralita/twiml';
import { CurrentAccount } from '../../domains/accounts/api/current-account';
import type { TwilioAccount } from '../../domains/accounts/api/twilio-account';
import { KnownCalls } from '../../domains/calls/api/known-calls';
import { RecordingConsents } from '../../domains/recordings/api/recording-consents';
import { RecordingSettings, type RecordingSetting } from '../../domains/recordings/api/recording-settings';
import { RoomRecordings } from '../../domains/recordings/api/room-recordings';
import { CALL_RECORDING } from '../../domains/recordings/api/recording-settings';
import { CallRecordingFlow, CONSENT_TIMEOUT_SEC } from './call-recording.flow';
import { RecordingWords } from './recording-words';

/**
 * Recording, whichever flow answers: a call that comes in is announced, or its caller asked, before anything else is heard, and
 * what connects it to a person is recorded. Who was told or has agreed is kept first: nothing is recorded without it.
 *
 * After what other transforms change, so that the announcement is the first that is heard.
 */
@ReplyTransform({ order: 100 })
export class RecordedCalls implements VerbTransform {
  constructor(
    private readonly account: CurrentAccount,
    private readonly calls: KnownCalls,
    private readonly settings: RecordingSettings,
    private readonly consents: RecordingConsents,
    private readonly recordings: RoomRecordings,
    private readonly words: RecordingWords,
  ) {}

  async transform(verbs: readonly VoiceVerb[], context: ReplyContext): Promise<readonly VoiceVerb[]> {
    const { event, flow, links } = context;
    const account = this.account.get();
    if (flow === CALL_RECORDING || isBroughtAlong(account)) return verbs;
    const recording = links.in(CallRecordingFlow);
    if (event.kind === 'queue-connecting') {
      const { accountSid, callSid } = event;
      await this.consents.begin({ accountSid, callSid, url: recording.to('recorded') });
      return verbs;
    }
    if (verbs.length === 0 || verbs[0]?.tag === 'Reject') return verbs;
    const heard = isBeginning(event) ? await this.#told(verbs, context, account) : verbs;
    if (!heard.some(isRinging)) return heard;
    return isOutgoing(event)
      ? this.#outgoing(heard, event, recording)
      : this.#connected(heard, event, recording);
  }

  /** Of a call that is only tried out nothing is kept. */
  async #told(
    verbs: readonly VoiceVerb[],
    { event: { callSid, to }, flow, links }: ReplyContext,
    { source }: TwilioAccount,
  ): Promise<readonly VoiceVerb[]> {
    const setting = this.settings.of(to);
    if (!setting) return verbs;
    const words = this.words.of(setting);
    if (setting.mode === 'announce') {
      if (source !== 'seal')
        await this.consents.give({ sideSid: callSid, callSid, consent: 'announced', setting });
      return [words, ...verbs];
    }
    const action = links.in(CallRecordingFlow).to('answered', { flow });
    return [gather({ numDigits: 1, timeoutSec: CONSENT_TIMEOUT_SEC, action }, words), ...verbs];
  }

  /**
   * A side outside of the team, of which is known that it may be recorded, is dialled to somebody. Where the number is recorded no
   * more, nothing says what they would have to hear, so neither are they.
   */
  async #connected(
    verbs: readonly VoiceVerb[],
    { accountSid, callSid }: CallEvent,
    links: Links<CallRecordingFlow>,
  ): Promise<readonly VoiceVerb[]> {
    const side = await this.consents.ofSide(callSid);
    if (side === undefined) return verbs;
    const number = (await this.calls.find(side.callSid))?.ours ?? '';
    if (this.settings.of(number) === undefined) {
      await this.recordings.end(accountSid, callSid);
      return verbs;
    }
    const whisper = links.to('whisper', { number });
    const dialled = (verb: Dial) =>
      side.how === 'dial' ? recorded(verb, links, whisper) : whispered(verb, whisper);
    return verbs.map((verb) => (isRinging(verb) ? dialled(verb) : verb));
  }

  /** Whoever is called is told, or asked, when they are there. A call to a colleague is not recorded. */
  async #outgoing(
    verbs: readonly VoiceVerb[],
    { callSid }: CallEvent,
    links: Links<CallRecordingFlow>,
  ): Promise<readonly VoiceVerb[]> {
    const call = await this.calls.find(callSid);
    const setting = call && call.organisationId !== null ? this.settings.of(call.from) : undefined;
    if (!call || !setting) return verbs;
    return verbs.map((verb) =>
      isRinging(verb) && verb.children.some(({ tag }) => tag === 'Number')
        ? this.#dialled(verb, call.from, setting, links)
        : verb,
    );
  }

  /** Where they are asked, a recording begins when they have agreed, which `<Dial record>` cannot wait for. */
  #dialled(verb: Dial, from: string, { mode }: RecordingSetting, links: Links<CallRecordingFlow>): Dial {
    const query = { number: from, outgoing: 'yes', ...(mode === 'consent' && { ask: 'yes' }) };
    const whisper = links.to('whisper', query);
    return mode === 'consent' ? whispered(verb, whisper) : recorded(verb, links, whisper);
  }
}

/** An account that a person brings with them; not the made-up one of a preview, which has no tokens. */
const isBroughtAlong = ({ source, authTokens }: TwilioAccount): boolean =>
  source === 'seal' && authTokens.length > 0;

/** What connects two who talk. The rooms of conferences and of calls on hold hold others, who were not told. */
const isRinging = (verb: VoiceVerb): verb is Dial =>
  verb.tag === 'Dial' && !['Conference', 'Queue'].includes(verb.children[0]?.tag ?? 'Conference');

const isOutgoing = ({ from }: CallEvent): boolean => from.startsWith('client:');

/** Nothing was heard yet: https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
const isBeginning = ({ kind, callStatus }: CallEvent): boolean =>
  kind === 'incoming-call' && callStatus === 'ringing';

/**
 * Recorded from the answer on, each side on a channel of its own. Source: https://www.twilio.com/docs/voice/twiml/dial#record
 *
 * @param whisper what numbers that are dialled hear first
 */
const recorded = (verb: Dial, links: Links<CallRecordingFlow>, whisper: StepLink): Dial => {
  const { attributes, children } = whispered(verb, whisper);
  return dial(
    {
      ...attributes,
      record: 'record-from-answer-dual',
      recordingStatusCallback: links.to('recorded'),
      recordingStatusCallbackEvent: ['completed'],
    },
    ...children,
  );
};

/** Source: https://www.twilio.com/docs/voice/twiml/number#attributes-url */
const whispered = ({ attributes, children }: Dial, url: StepLink): Dial => {
  const nouns = children as readonly RingingNoun[];
  const told = nouns.map((noun) =>
    noun.tag === 'Number' ? number(noun.text, { ...noun.attributes, url }) : noun,
  );
  return dial(attributes, ...(told as DialNouns));
};

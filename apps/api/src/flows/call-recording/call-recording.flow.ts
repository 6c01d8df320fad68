import {
  CallFlow,
  gather,
  GatheredDigits,
  PartyAnswered,
  RecordingChanged,
  redirect,
  Step,
  type Links,
  type VoiceVerb,
} from '@centralita/twiml';
import { CALL_RECORDING, RecordingSettings } from '../../domains/recordings/api/recording-settings';
import { RecordingConsents } from '../../domains/recordings/api/recording-consents';
import { RecordingReceiver } from '../../domains/recordings/api/recording-receiver';
import { RecordingWords } from './recording-words';

/** Which key says yes. */
const YES = '1';
export const CONSENT_TIMEOUT_SEC = 5;

/**
 * What is asked, and told, around the recording of a call. `RecordedCalls` leads here from the answers of all other flows.
 */
@CallFlow({
  id: CALL_RECORDING,
  title: 'Recording',
  description: 'Records calls of the number with people, once whoever called knows it or has agreed.',
  calls: 'none',
})
export class CallRecordingFlow {
  constructor(
    private readonly settings: RecordingSettings,
    private readonly consents: RecordingConsents,
    private readonly receiver: RecordingReceiver,
    private readonly words: RecordingWords,
  ) {}

  /** A caller has pressed a key: any other than 1 says no. The call goes on as it would have. */
  @Step(GatheredDigits, { linkedByAddress: true })
  async answered(call: GatheredDigits, links: Links<CallRecordingFlow>): Promise<VoiceVerb[]> {
    const { callSid, to, digits, query } = call;
    const setting = this.settings.of(to);
    if (digits === YES && setting)
      await this.consents.give({ sideSid: callSid, callSid, consent: 'agreed', setting });
    return [redirect(links.toFlow(query['flow'] ?? ''))];
  }

  /** Whoever is dialled at a number is there: they are told, or asked, before the two talk. */
  @Step(PartyAnswered, { linkedByAddress: true })
  async whisper(party: PartyAnswered, links: Links<CallRecordingFlow>): Promise<VoiceVerb[]> {
    const { callSid, parentCallSid, query } = party;
    const number = query['number'] ?? '';
    const setting = this.settings.of(number);
    if (!setting || parentCallSid === undefined) return [];
    if (query['ask'] !== 'yes') {
      if (query['outgoing'] === 'yes')
        await this.consents.give({
          sideSid: callSid,
          callSid: parentCallSid,
          consent: 'announced',
          setting,
        });
      return [this.words.announcement(setting)];
    }
    const action = links.to('agreed', { call: parentCallSid, number });
    const keys = { numDigits: 1, timeoutSec: CONSENT_TIMEOUT_SEC, action };
    // Whoever presses nothing is connected as well.
    return [gather({ ...keys, actionOnEmptyResult: true }, this.words.of(setting))];
  }

  /** Whoever was called has pressed a key. The recording is begun through REST: their side is all that is answered yet. */
  @Step(GatheredDigits, { linkedByAddress: true })
  async agreed(party: GatheredDigits, links: Links<CallRecordingFlow>): Promise<VoiceVerb[]> {
    const { callSid: sideSid, accountSid, digits, query } = party;
    const setting = this.settings.of(query['number'] ?? '');
    const callSid = query['call'] ?? '';
    if (digits !== YES || !setting) return [];
    await this.consents.give({ sideSid, callSid, consent: 'agreed', setting });
    await this.consents.begin({ accountSid, callSid: sideSid, url: links.to('recorded') });
    return [];
  }

  /** Nobody hears the answer to this. */
  @Step(RecordingChanged, { linkedByAddress: true })
  async recorded(recording: RecordingChanged): Promise<VoiceVerb[]> {
    const { callSid, accountSid, recordingSid, recordingStatus, recordingUrl: url } = recording;
    if (recordingStatus !== 'completed' || url === undefined) return [];
    const { durationSec = 0, channels = 1, startedAt } = recording;
    const ready = { callSid, accountSid, recordingSid, url, durationSec, channels, startedAt };
    await this.receiver.receive(ready);
    return [];
  }
}

import { Injectable } from '@nestjs/common';
import { KnownCalls } from '../calls/api/known-calls';
import { NumberFlows } from '../number-flows/api/number-flows';
import { SpokenRecordings } from '../recordings/api/spoken-recordings';
import { VoicemailRecorder } from './api/voicemail-recorder';
import { VoicemailsStore } from './voicemails.store';

/** The flow whose recordings are messages. */
const FLOW = 'voicemail';

/** Spoken messages that stand in the provider's list and not in ours. */
@Injectable()
export class MissedVoicemails {
  constructor(
    private readonly spoken: SpokenRecordings,
    private readonly calls: KnownCalls,
    private readonly numbers: NumberFlows,
    private readonly store: VoicemailsStore,
    private readonly recorder: VoicemailRecorder,
  ) {}

  /** Those that began from one moment to another. Rejects with `ProviderError`. @returns how many there were */
  async takeIn(accountSid: string, from: number, to: number): Promise<number> {
    const listed = await this.spoken.since(accountSid, from);
    let count = 0;
    for (const { createdAt, ...message } of listed.filter((each) => each.createdAt < to)) {
      if (await this.store.isKnown(message.recordingSid)) continue;
      const call = await this.calls.find(message.callSid);
      if (!call || !(await this.calls.hasWalked(call.callSid, FLOW))) continue;
      const keepDays = this.numbers.optionsOf(call.to, FLOW)?.keepDays;
      await this.recorder.receive({ ...message, accountSid, keepDays, receivedAt: createdAt });
      count += 1;
    }
    return count;
  }
}

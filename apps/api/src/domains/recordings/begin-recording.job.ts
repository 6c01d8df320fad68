import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { ConsentsStore } from './consents.store';
import { ProviderRecordings } from './ports/provider-recordings';
import { RecordingLogins } from './recording-logins';
import { BEGIN_RECORDING, type BegunRecording } from './recording-queues';

/** Has a side of a call recorded that no `<Dial>` could. */
@HandlesJobs(BEGIN_RECORDING)
export class BeginRecordingJob implements JobHandler<BegunRecording> {
  constructor(
    private readonly logins: RecordingLogins,
    private readonly recordings: ProviderRecordings,
    private readonly consents: ConsentsStore,
  ) {}

  async handle({ data: { accountSid, callSid, url } }: Job<BegunRecording>): Promise<void> {
    const login = this.logins.of(accountSid);
    if (!login || !(await this.#isWanted(callSid))) return;
    await this.recordings.begin(login, callSid, url);
    // Somebody who was not told may have come meanwhile.
    if (!(await this.#isWanted(callSid))) await this.recordings.end(login, callSid);
  }

  async #isWanted(sideSid: string): Promise<boolean> {
    const told = await this.consents.ofSide(sideSid);
    return told !== undefined && told.begun_at !== null;
  }
}

import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { ProviderRecordings } from './ports/provider-recordings';
import { RecordingLogins } from './recording-logins';
import { BEGIN_RECORDING, type BegunRecording } from './recording-queues';

/** Has a side of a call recorded that no `<Dial>` could. */
@HandlesJobs(BEGIN_RECORDING)
export class BeginRecordingJob implements JobHandler<BegunRecording> {
  constructor(
    private readonly logins: RecordingLogins,
    private readonly recordings: ProviderRecordings,
  ) {}

  async handle({ data: { accountSid, callSid, url } }: Job<BegunRecording>): Promise<void> {
    const login = this.logins.of(accountSid);
    if (login) await this.recordings.begin(login, callSid, url);
  }
}

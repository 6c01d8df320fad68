import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { ProviderRecordings } from './ports/provider-recordings';
import { RecordingLogins } from './recording-logins';
import { DELETE_RECORDING, type DeletedRecording } from './recording-queues';

/** Deletes at the provider what was deleted here. */
@HandlesJobs(DELETE_RECORDING)
export class DeleteRecordingJob implements JobHandler<DeletedRecording> {
  constructor(
    private readonly logins: RecordingLogins,
    private readonly recordings: ProviderRecordings,
  ) {}

  async handle({ data: { accountSid, recordingSid } }: Job<DeletedRecording>): Promise<void> {
    const login = this.logins.of(accountSid);
    // Of an account that the server has no more nothing can be deleted.
    if (login) await this.recordings.remove(login, recordingSid);
  }
}

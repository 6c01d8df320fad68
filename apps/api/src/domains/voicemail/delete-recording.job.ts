import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { KnownAccounts, teamAccount } from '../accounts/api/known-accounts';
import { ProviderRecordings } from './ports/provider-recordings';
import { DELETE_RECORDING, type DeletedRecording } from './voicemail-queues';

/** Deletes at the provider what was deleted here. */
@HandlesJobs(DELETE_RECORDING)
export class DeleteRecordingJob implements JobHandler<DeletedRecording> {
  constructor(
    private readonly accounts: KnownAccounts,
    private readonly recordings: ProviderRecordings,
  ) {}

  async handle({ data: { accountSid, recordingSid } }: Job<DeletedRecording>): Promise<void> {
    const known = this.accounts.ofSid(accountSid);
    const account = known && teamAccount(known);
    const [authToken] = account?.authTokens ?? [];
    // Of an account that the server has no more nothing can be deleted.
    if (!account || authToken === undefined) return;
    await this.recordings.remove({ accountSid, authToken, region: account.region }, recordingSid);
  }
}

import type { CloudLogin } from '../../accounts/api/cloud-accounts';

/** The numbers at Meta, as far as their webhooks go. */
export abstract class CloudLines {
  /** Leads the messages of the account that the number belongs to here. @throws ProviderError */
  abstract connect(login: CloudLogin, webhook: { url: string; verifyToken: string }): Promise<void>;
}

import type { ConnectionCheck, ReadinessItem } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { AccountChecks } from '../../accounts/api/account-checks';
import { finding } from '../finding';
import type { Place, ReadinessCheck } from '../readiness-check';

/** Whether each provider accepts its account, part by part. */
@Injectable()
export class CredentialsCheck implements ReadinessCheck {
  constructor(private readonly accounts: AccountChecks) {}

  async look(place: Place): Promise<ReadinessItem[]> {
    const accounts = await this.accounts.all(place);
    if (accounts.length === 0) {
      return [
        finding(
          'credentials',
          'failed',
          'credentials/none',
          [
            'This server has no account of its own: it can neither be called nor written to.',
            'Add one under Accounts, or set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_PHONE_NUMBER.',
          ],
          { link: '/accounts/new/twilio' },
        ),
      ];
    }
    return accounts.flatMap(({ id, name, checks }) =>
      checks.filter(({ state }) => state !== 'skipped').map((check) => itemOf(check, id, name)),
    );
  }
}

const itemOf = (
  { state, code, detail, parameters }: ConnectionCheck,
  accountId: string,
  subject: string,
): ReadinessItem => ({
  check: 'credentials',
  state,
  code,
  detail,
  subject,
  ...(parameters && { parameters }),
  ...(state !== 'ok' && { link: `/accounts/${accountId}` }),
});

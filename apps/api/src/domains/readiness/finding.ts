import type {
  AccountTroubleCode,
  ReadinessCheckName,
  ReadinessCode,
  ReadinessItem,
} from '@centralita/shared-types';
import { ProviderError } from '../../platform/errors/provider-error';

type More = Pick<ReadinessItem, 'subject' | 'parameters' | 'link'>;

/** @param words what was found, and what to do about it where there is something to do */
export const finding = (
  check: ReadinessCheckName,
  state: ReadinessItem['state'],
  code: ReadinessCode | AccountTroubleCode,
  [detail, todo]: readonly [detail: string, todo?: string],
  more: More = {},
): ReadinessItem => ({ check, state, code, detail, ...(todo !== undefined && { todo }), ...more });

const UNAUTHORISED = 401;

/** For what a provider would not tell. An account that it does not accept is said by the check of the credentials. */
export function notTold(check: ReadinessCheckName, error: unknown, subject: string): ReadinessItem {
  if (!(error instanceof ProviderError)) throw error;
  if (error.providerStatus === UNAUTHORISED) {
    const words = ['Not asked, since Twilio does not accept the account.'] as const;
    return finding(check, 'skipped', 'readiness/skipped', words, { subject });
  }
  return finding(check, 'failed', error.code as AccountTroubleCode, [error.message], {
    subject,
    ...(error.providerStatus !== undefined && { parameters: { status: String(error.providerStatus) } }),
  });
}

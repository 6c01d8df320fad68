import { SEALED_IN_ACCOUNTS } from './domains/accounts/sealed-in-accounts';
import { SEALED_IN_ALERTS } from './domains/alerts/sealed-in-alerts';
import { SEALED_IN_EVENT_WEBHOOKS } from './domains/event-webhooks/sealed-in-event-webhooks';
import { SEALED_IN_NOTIFICATIONS } from './domains/notifications/sealed-in-notifications';
import { SEALED_IN_ORGANISATIONS } from './domains/organisations/sealed-in-organisations';
import { SEALED_IN_PEOPLE } from './domains/people/sealed-in-people';
import { SEALED_IN_READINESS } from './domains/readiness/sealed-in-readiness';
import type { SealedColumn } from './platform/security/sealed-column';

/** Every column that holds seals of the server's key. A test finds those that are not listed. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  ...SEALED_IN_ACCOUNTS,
  ...SEALED_IN_ALERTS,
  ...SEALED_IN_EVENT_WEBHOOKS,
  ...SEALED_IN_NOTIFICATIONS,
  ...SEALED_IN_ORGANISATIONS,
  ...SEALED_IN_PEOPLE,
  ...SEALED_IN_READINESS,
];

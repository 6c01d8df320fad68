import type { SealedColumn } from '../../platform/security/sealed-column';

/** Purpose of the seal of a webhook's secret, by its scope. */
export const webhookPurpose = (scope: string): string => `centralita/alert-webhook/1/${scope}`;

export const SEALED_IN_ALERTS: readonly SealedColumn[] = [
  { table: 'alert_webhooks', key: 'scope', column: 'sealed_secret', purpose: webhookPurpose },
];

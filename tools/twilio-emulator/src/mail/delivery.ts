import { setTimeout as sleep } from 'node:timers/promises';
import type { MailWebhooks } from './mail-webhooks';
import type { SimulatedMail } from './mailbox';
import type { Suppressions } from './suppressions';

type Step = [event: string, details?: Record<string, unknown>];

const DELIVERED: Step = ['delivered', { response: '250 OK' }];
/** What becomes of a mail, by the name before the @ of its recipient. */
const FATES: Readonly<Record<string, readonly Step[]>> = {
  bounce: [
    ['processed'],
    ['bounce', { type: 'bounce', status: '5.1.1', reason: '550 5.1.1 no such mailbox' }],
  ],
  blocked: [
    ['processed'],
    ['bounce', { type: 'blocked', status: '5.7.1', reason: '554 5.7.1 refused by policy' }],
  ],
  dropped: [['dropped', { reason: 'Bounced Address' }]],
  deferred: [['processed'], ['deferred', { response: '451 try again later', attempt: '1' }], DELIVERED],
  spam: [['processed'], DELIVERED, ['spamreport']],
  unsubscribe: [['processed'], DELIVERED, ['unsubscribe']],
};
const USUAL: readonly Step[] = [['processed'], DELIVERED];
const STEP_MS = 150;

/** Walks a mail through what becomes of it, with SendGrid's events. */
export async function deliver(
  mail: SimulatedMail,
  webhooks: MailWebhooks,
  suppressions: Suppressions,
): Promise<void> {
  const name = mail.to.split('@')[0] ?? '';
  const reason = suppressions.reasonFor(mail);
  const steps: readonly Step[] = reason === undefined ? (FATES[name] ?? USUAL) : [['dropped', { reason }]];
  for (const [event, details] of steps) {
    await sleep(STEP_MS, undefined, { ref: false });
    suppressions.note(mail.to, event);
    await webhooks.tell(mail, event, details);
  }
}

import { randomUUID } from 'node:crypto';
import { WebhookDeliveries } from '../../src/domains/event-webhooks/api/webhook-deliveries';
import { EventWebhooksStore } from '../../src/domains/event-webhooks/event-webhooks.store';
import { eventWebhookPurpose } from '../../src/domains/event-webhooks/sealed-in-event-webhooks';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { Sealer } from '../../src/platform/security/sealer';
import { markerOf, type MakeRow } from './matrix-holder';

export const webhook: MakeRow = async (team, { organisationId }) => {
  const { app } = team.api;
  const id = randomUUID();
  const store = app.get(EventWebhooksStore, { strict: false });
  await app.get(UnitOfWork).run((tx) =>
    store.insert(tx, {
      id,
      organisation_id: organisationId,
      // Refused before anything is called.
      url: `http://127.0.0.1:9/${markerOf(team, organisationId)}`,
      events: '["message.received"]',
      sealed_secret: app.get(Sealer).seal(eventWebhookPurpose(id), Buffer.from('secret')),
      active: 0,
      failing_since: null,
      switched_off_at: null,
      created_at: 1,
      last_attempt_at: null,
      last_status: null,
    }),
  );
  return id;
};

export const delivery: MakeRow = async (team, holder) => {
  const { app } = team.api;
  const webhookId = await webhook(team, holder);
  const deliveries = app.get(WebhookDeliveries, { strict: false });
  return (await deliveries.test(holder.organisationId, webhookId)).id;
};

export const webhookDraft = (): object => ({
  url: 'https://8.8.8.8/in',
  events: ['message.received'],
  active: false,
});

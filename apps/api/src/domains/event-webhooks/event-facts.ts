import { Injectable } from '@nestjs/common';
import type { WebhookEvent } from '@centralita/shared-types';
import type { Tx } from '../../platform/database/tx';
import type { NewActivity } from '../../platform/events/activity-log';
import { EventFactsStore } from './event-facts.store';

type Facts = Record<string, unknown>;

/** An activity that others are told of, and the id of what it is about. */
interface Told {
  event: WebhookEvent;
  /** Name of the id in the activity's data. */
  id: string;
}

const TOLD: Partial<Record<NewActivity['kind'], Told>> = {
  'messages/received': { event: 'message.received', id: 'messageId' },
  'messages/written': { event: 'message.sent', id: 'messageId' },
  'messages/changed': { event: 'message.changed', id: 'messageId' },
  'calls/ended': { event: 'call.ended', id: 'callSid' },
  'conversations/changed': { event: 'conversation.changed', id: 'conversationId' },
  'contacts/changed': { event: 'contact.changed', id: 'contactId' },
  'appointments/changed': { event: 'appointment.changed', id: 'appointmentId' },
};

/** @returns undefined for what nobody outside is told of */
export function toldOf({ kind, data }: NewActivity): { event: WebhookEvent; id: string } | undefined {
  const told = TOLD[kind];
  const id = told && data[told.id];
  return told && typeof id === 'string' ? { event: told.event, id } : undefined;
}

/** What a webhook carries, as the unit sees it in which it happens. `docs/webhooks.md` shows each. */
@Injectable()
export class EventFacts {
  constructor(private readonly store: EventFactsStore) {}

  /** @returns undefined where it is gone already */
  async of(tx: Tx, event: WebhookEvent, id: string): Promise<Facts | undefined> {
    switch (event) {
      case 'message.received':
      case 'message.sent':
      case 'message.changed':
        return this.#message(tx, id);
      case 'conversation.changed':
        return this.#conversation(tx, id);
      case 'contact.changed': {
        const contact = await this.#contact(tx, id);
        return contact && { contact };
      }
      case 'call.ended':
        return this.#call(tx, id);
      case 'appointment.changed':
        return this.#appointment(tx, id);
    }
  }

  async #message(tx: Tx, id: string): Promise<Facts | undefined> {
    const row = await this.store.message(tx, id);
    const around = row && (await this.#conversation(tx, row.conversation_id));
    if (!around) return undefined;
    const message = {
      id,
      direction: row.author === 'customer' ? 'in' : 'out',
      author: row.author,
      person: await this.store.person(tx, row.person_id),
      text: row.text,
      attachments: row.attachments,
      at: row.at,
      status: row.status,
      statusAt: row.status_at,
      errorCode: row.error_code,
      providerId: row.provider_id,
    };
    return { message, ...around };
  }

  async #conversation(tx: Tx, id: string): Promise<Facts | undefined> {
    const row = await this.store.conversation(tx, id);
    if (!row) return undefined;
    const conversation = {
      id,
      channel: row.channel,
      ours: row.ours,
      state: row.state,
      snoozedUntil: row.snoozed_until,
      answeredBy: row.answered_by,
      assignee: await this.store.person(tx, row.assigned_to),
      labels: await this.store.labels(tx, id),
      lastAt: row.last_at,
    };
    return { conversation, contact: await this.#contact(tx, row.contact_id) };
  }

  async #contact(tx: Tx, id: string): Promise<Facts | undefined> {
    const row = await this.store.contact(tx, id);
    if (!row) return undefined;
    const { channel, address, name, customer_id: customerId } = row;
    return { id, channel, address, name, customerId };
  }

  async #call(tx: Tx, callSid: string): Promise<Facts | undefined> {
    const row = await this.store.call(tx, callSid);
    if (!row) return undefined;
    const call = {
      callSid,
      direction: row.direction === 'incoming' ? 'in' : 'out',
      from: row.caller,
      to: row.called,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      outcome: row.outcome,
      talkedSec: row.talked_sec,
      dialledBy: await this.store.person(tx, row.person_id),
      answeredBy: await this.store.person(tx, row.answered_by),
    };
    return { call };
  }

  async #appointment(tx: Tx, id: string): Promise<Facts | undefined> {
    const row = await this.store.appointment(tx, id);
    if (!row) return undefined;
    const appointment = {
      id,
      externalId: row.external_id,
      state: row.state,
      startsAt: row.starts_at,
      timeZone: row.time_zone,
      what: row.what,
      where: row.place,
      with: row.with_whom,
      name: row.name,
      phone: row.phone,
      email: row.email,
    };
    return { appointment };
  }
}

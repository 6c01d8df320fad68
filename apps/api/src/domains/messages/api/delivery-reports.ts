import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AcknowledgementReports } from '../acknowledgement-reports';
import { MessageEventsStore } from '../message-events.store';
import { readStatus } from '../message-status';
import type { MessageRow } from '../messages-schema';
import { MessagesStore } from '../messages.store';
import { ProviderStatus } from '../provider-status';

/** A status callback, verified. */
export interface DeliveryReport {
  providerId: string;
  /** In the provider's words. */
  status: string;
  errorCode: string | null;
  errorDetail?: string | undefined;
  from: string | undefined;
  to: string | undefined;
  /** What our own callback URL carried: `<message id>.<attempt>`. */
  reference: string | undefined;
  /** Everything that the provider told, under its own names. */
  raw: object;
}

/** What providers tell of messages that were sent. Every report is kept once, in whatever order they come. */
@Injectable()
export class DeliveryReports {
  constructor(
    private readonly events: MessageEventsStore,
    private readonly messages: MessagesStore,
    private readonly state: ProviderStatus,
    private readonly acknowledgements: AcknowledgementReports,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns `unknown` for a status that we have no word for: it is only logged */
  async take(report: DeliveryReport): Promise<'taken' | 'known' | 'unknown'> {
    const status = readStatus(report.status);
    if (!status) return 'unknown';
    const { providerId: provider_id, errorCode, errorDetail } = report;
    return this.work.run(async (tx) => {
      const message = await this.#messageOf(tx, report);
      const isNew = await this.events.insert(tx, {
        provider_id,
        status,
        error_code: errorCode ?? '',
        message_id: message?.id ?? null,
        at: this.clock.now(),
        raw: JSON.stringify(report.raw),
      });
      if (!isNew) return 'known';
      if (message) await this.state.apply(tx, message, { provider_id, status, errorCode, errorDetail });
      return 'taken';
    });
  }

  /** The message, held: by its id at the provider, else by the id of ours that its callback URL carries. */
  async #messageOf(tx: Tx, report: DeliveryReport): Promise<MessageRow | undefined> {
    const known = await this.messages.ofProviderId(tx, report.providerId);
    if (known) return this.messages.hold(tx, known.id);
    const [, id, attempt] = /^([\w-]{1,64})\.(\d{1,6})$/.exec(report.reference ?? '') ?? [];
    if (id === undefined) return this.acknowledgements.find(tx, report);
    const message = await this.messages.hold(tx, id);
    // Of an attempt before the present one: kept as an event, and without effect.
    const isSame = message?.provider_id === null || message?.provider_id === report.providerId;
    return isSame && message?.attempt === Number(attempt) ? message : undefined;
  }
}

import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { ConversationsStore } from './conversations.store';
import { LostAnswers } from './lost-answers';
import { MessageEventsStore } from './message-events.store';
import { MessageLog } from './message-log';
import { isLost, rankOf } from './message-status';
import type { MessageEventRow, MessageRow } from './messages-schema';
import { OptOuts } from './opt-outs';

/** What a provider tells of a message of ours. */
export interface ProviderReport extends Pick<MessageEventRow, 'provider_id'> {
  status: Exclude<MessageEventRow['status'], 'uncertain'>;
  errorCode: string | null;
  errorDetail?: string | undefined;
}

/** The other side wants no messages: https://www.twilio.com/docs/api/errors/21610 */
export const OPTED_OUT = '21610';

/** Brings a message to the state that its provider tells. */
@Injectable()
export class ProviderStatus {
  constructor(
    private readonly events: MessageEventsStore,
    private readonly conversations: ConversationsStore,
    private readonly log: MessageLog,
    private readonly optOuts: OptOuts,
    private readonly lost: LostAnswers,
  ) {}

  /** @param message whose row the unit holds; is changed along */
  async apply(tx: Tx, message: MessageRow, report: ProviderReport): Promise<void> {
    const { provider_id, status } = report;
    const rank = rankOf(status);
    const change: Partial<MessageRow> = {
      ...(message.provider_id === null && { provider_id, needs_person: 0 }),
      ...(rank > message.status_rank && { status, status_rank: rank, needs_person: 0 }),
      ...(await this.#error(tx, message, report)),
    };
    if (Object.keys(change).length === 0) return;
    await this.log.change(tx, message, change);
    Object.assign(message, change);
    if (report.errorCode === OPTED_OUT) await this.#optOut(tx, message);
    if (change.status && isLost(change.status)) await this.lost.handOverOf(tx, message);
  }

  /** Of several errors that of the furthest report counts, whichever came first. */
  async #error(
    tx: Tx,
    message: MessageRow,
    { provider_id, errorCode, errorDetail = '' }: ProviderReport,
  ): Promise<Partial<MessageRow>> {
    if (errorCode === null || errorCode === message.error_code) return {};
    const told = message.error_code === null ? [] : await this.events.ofProviderId(tx, provider_id);
    const furthest = told.reduce<MessageEventRow | undefined>(further, undefined);
    const isOurs = furthest === undefined || furthest.error_code === errorCode;
    return isOurs ? { error_code: errorCode, error_detail: errorDetail } : {};
  }

  /** Gives a message its id at the provider, with all that was told under it before. */
  async bind(tx: Tx, message: MessageRow, report: ProviderReport): Promise<void> {
    const told = await this.events.ofProviderId(tx, report.provider_id);
    await this.apply(tx, message, report);
    for (const { provider_id, status, error_code } of told)
      if (status !== 'uncertain')
        await this.apply(tx, message, { provider_id, status, errorCode: error_code || null });
  }

  /** It was certainly not taken, and never will be. */
  async refuse(tx: Tx, message: MessageRow, errorCode: string, errorDetail: string): Promise<void> {
    await this.log.change(tx, message, {
      status: 'failed',
      error_code: errorCode,
      error_detail: errorDetail,
    });
    if (errorCode === OPTED_OUT) await this.#optOut(tx, message);
    await this.lost.handOverOf(tx, message);
  }

  async #optOut(tx: Tx, { conversation_id: id }: MessageRow): Promise<void> {
    const conversation = await this.conversations.hold(tx, id);
    if (conversation) await this.optOuts.note(tx, conversation, 'out', 'provider');
  }
}

const rankOfEvent = ({ status }: MessageEventRow): number => (status === 'uncertain' ? 0 : rankOf(status));

/** Of two that have an error; two of one rank by their codes, so that no order plays a part. */
function further(one: MessageEventRow | undefined, other: MessageEventRow): MessageEventRow | undefined {
  if (other.error_code === '') return one;
  if (one === undefined) return other;
  const more = rankOfEvent(other) - rankOfEvent(one);
  return more > 0 || (more === 0 && other.error_code < one.error_code) ? other : one;
}

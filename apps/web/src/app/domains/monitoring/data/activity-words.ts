import { Injectable, inject } from '@angular/core';
import type { ActivityItem } from '@centralita/shared-types';
import { isHiddenCaller } from '@centralita/shared-types/rules';
import { TranslocoService } from '@jsverse/transloco';
import { KnownWords } from '../../../shared/i18n/known-words';

/** How an outgoing call ended, where that is worth words; any other end is a call that was made. */
const UNREACHED: Readonly<Record<string, string>> = {
  busy: 'busy',
  'no-answer': 'no-answer',
  canceled: 'no-answer',
  failed: 'failed',
  refused: 'refused',
};
const FOUND_NOBODY: readonly string[] = ['nobody-there', 'busy', 'no-answer', 'failed', 'canceled'];

/** What happened, in a sentence with the names of whom it is about. */
@Injectable({ providedIn: 'root' })
export class ActivityWords {
  private readonly transloco = inject(TranslocoService);
  private readonly known = inject(KnownWords);

  of(item: ActivityItem): string {
    if (item.kind.startsWith('calls/')) return this.ofCall(item);
    const { personId, name: told, organisationId, id } = item.data;
    const own = typeof told === 'string' ? told : undefined;
    const name =
      this.nameOf(item, personId) ?? own ?? this.nameOf(item, organisationId) ?? this.nameOf(item, id);
    const keys = ['monitoring.happened.' + item.kind];
    if (name !== undefined) keys.unshift('monitoring.named.' + item.kind);
    return this.known.find(keys, { name }) ?? item.kind;
  }

  private ofCall(item: ActivityItem): string {
    if (item.kind === 'calls/transferred') return this.ofTransfer(item);
    const { direction, personId, answeredBy, from, to } = item.data;
    const isIncoming = direction !== 'outgoing';
    const who = this.nameOf(item, isIncoming ? answeredBy : personId);
    return this.words(`${isIncoming ? 'incoming' : 'outgoing'}.${isIncoming ? stateOf(item) : endOf(item)}`, {
      name: who ?? this.words('somebody'),
      number: this.numberOf(isIncoming ? from : to),
    });
  }

  private ofTransfer(item: ActivityItem): string {
    const { direction, from, to, givenBy, givenTo } = item.data;
    const taker = this.nameOf(item, givenTo);
    return this.words(taker === undefined ? 'transferred-outside' : 'transferred', {
      name: this.nameOf(item, givenBy) ?? this.words('somebody'),
      ...(taker !== undefined && { taker }),
      number: this.numberOf(direction === 'outgoing' ? to : from),
    });
  }

  /** As the server masks it; a caller may hide. */
  private numberOf(number: ActivityItem['data'][string] | undefined): string {
    if (typeof number !== 'string' || isHiddenCaller(number)) return this.words('hidden');
    return number.replace(/\*+/, '\u2009•••\u2009');
  }

  private nameOf({ names }: ActivityItem, id: ActivityItem['data'][string] | undefined): string | undefined {
    return typeof id === 'string' ? names[id] : undefined;
  }

  private words(key: string, values: Record<string, string> = {}): string {
    return this.transloco.translate<string>('monitoring.call.' + key, values);
  }
}

function stateOf({ kind, data }: ActivityItem): string {
  if (data['answeredBy'] !== undefined) return kind === 'calls/ended' ? 'taken' : 'answered';
  if (kind !== 'calls/ended') return 'ringing';
  return FOUND_NOBODY.includes(String(data['outcome'])) ? 'missed' : 'ended';
}

function endOf({ kind, data }: ActivityItem): string {
  if (kind !== 'calls/ended') return 'ringing';
  return UNREACHED[String(data['outcome'])] ?? 'ended';
}

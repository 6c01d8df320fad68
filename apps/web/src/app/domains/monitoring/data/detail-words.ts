import { Injectable, inject } from '@angular/core';
import type { AuditItem } from '@centralita/shared-types';
import type { AuditDetail } from '@centralita/shared-types/rules';
import { TranslocoService } from '@jsverse/transloco';
import { KnownWords } from '../../../shared/i18n/known-words';
import { LanguageChoice } from '../../../shared/i18n/language';
import { DETAIL_FORMS, NAMED, isAuditDetail } from './models/detail-forms';
import { PeopleNames } from './people-names';

type DetailValue = AuditItem['details'][string];

export interface WordedDetail {
  name: string;
  text: string;
  /** False: as the server names it. */
  worded: boolean;
}

/** What an entry of the audit log tells besides who did what, in the words of the page. */
@Injectable({ providedIn: 'root' })
export class DetailWords {
  private readonly known = inject(KnownWords);
  private readonly transloco = inject(TranslocoService);
  private readonly people = inject(PeopleNames);
  private readonly language = inject(LanguageChoice).current;

  of({ details }: Pick<AuditItem, 'details'>): WordedDetail[] {
    return Object.entries(details).flatMap(([name, value]): WordedDetail[] => {
      if (!isAuditDetail(name)) {
        return value === null ? [] : [{ name, text: `${name}: ${String(value)}`, worded: false }];
      }
      const words = this.valueOf(name, value);
      return words === '' ? [] : [{ name, text: `${this.labelOf(name)}: ${words}`, worded: true }];
    });
  }

  private labelOf(name: AuditDetail): string {
    return this.transloco.translate<string>('monitoring.detail.' + name);
  }

  /** Empty where there is nothing to tell. */
  private valueOf(name: AuditDetail, value: DetailValue): string {
    const form = DETAIL_FORMS[name];
    if (form === 'host') return this.plain(value) || this.transloco.translate('monitoring.value.nowhere');
    if (form === 'moment' && typeof value === 'number') return this.moment(value);
    if (typeof value !== 'string' || form === 'plain' || form === 'moment') return this.plain(value);
    if (form === 'person') return this.people.nameOf(value) ?? value;
    if (form === 'fields') return this.fields(value);
    return this.known.find(NAMED[form].map((place) => place + value)) ?? value;
  }

  private plain(value: DetailValue): string {
    if (value === null) return '';
    if (typeof value === 'boolean')
      return this.transloco.translate(value ? 'monitoring.value.yes' : 'monitoring.value.no');
    return typeof value === 'number' ? new Intl.NumberFormat(this.language()).format(value) : value;
  }

  private moment(at: number): string {
    const format = new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium', timeStyle: 'short' });
    return format.format(at);
  }

  /** Names of fields with a space in between, as a list: `Account SID, API Key SID and region`. */
  private fields(names: string): string {
    const words = names.split(' ').map((name) => this.known.find(['monitoring.value.field.' + name]) ?? name);
    return new Intl.ListFormat(this.language(), { type: 'conjunction' }).format(words);
  }
}

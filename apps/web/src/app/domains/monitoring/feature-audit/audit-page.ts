import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AuditItem } from '@centralita/shared-types';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { livePages } from '../../../shared/data-live/live-pages';
import { KnownWords } from '../../../shared/i18n/known-words';
import { DateRangeBox } from '../../../shared/ui/date-range';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { PageHeader } from '../../../shared/ui/page-header';
import { SelectBox } from '../../../shared/ui/select-box';
import { Skeleton } from '../../../shared/ui/skeleton';
import { When } from '../../../shared/ui/when';
import { OrganisationChoice, OrganisationSelect } from '../../people/api';
import { DetailWords } from '../data/detail-words';
import { AUDIT_AREAS, EVERYTHING_THAT_HAPPENS } from '../data/models/audit-areas';
import { dayEnd, dayStart } from '../data/models/day-bounds';
import { MonitoringClient, type AuditFilter } from '../data/monitoring-client';
import { PeopleNames } from '../data/people-names';

const NOTHING_CHOSEN = { person: '', action: '', from: '', to: '' };

/** Who did what, when and from where: narrowed by person, matter and time, and as a file. */
@Component({
  selector: 'app-audit-page',
  imports: [
    DateRangeBox,
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    OrganisationSelect,
    PageHeader,
    SelectBox,
    Skeleton,
    TranslocoDirective,
    When,
  ],
  templateUrl: './audit-page.html',
  styleUrls: [
    '../../../shared/ui/page.scss',
    '../../../shared/ui/filters.scss',
    '../../../shared/ui/data-table.scss',
    './audit-page.scss',
  ],
})
export class AuditPage {
  private readonly client = inject(MonitoringClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly known = inject(KnownWords);
  protected readonly details = inject(DetailWords);
  private readonly people = inject(PeopleNames).all;
  private readonly words = inject(TranslocoService);

  protected readonly personChoices = computed(() => [
    { value: '', text: this.word('audit.anybody') },
    ...(this.people() ?? []).map(({ id, name }) => ({ value: id, text: name })),
  ]);
  protected readonly areaChoices = computed(() => [
    { value: '', text: this.word('audit.anything') },
    ...AUDIT_AREAS.map((area) => ({ value: area, text: this.word('area.' + area) })),
  ]);
  protected readonly chosen = signal(NOTHING_CHOSEN);
  protected readonly isNarrowed = computed(() => Object.values(this.chosen()).some((value) => value !== ''));
  private readonly filter = computed<AuditFilter | undefined>(() => {
    const organisation = this.organisation();
    const { person, action, from, to } = this.chosen();
    const fromMs = dayStart(from);
    const toMs = dayEnd(to);
    if (organisation === undefined) return undefined;
    return {
      organisation,
      ...(person && { person }),
      ...(action && { action }),
      ...(fromMs !== undefined && { from: fromMs }),
      ...(toMs !== undefined && { to: toMs }),
    };
  });
  protected readonly exportUrl = computed(() => {
    const filter = this.filter();
    return filter && this.client.auditExport(filter);
  });
  protected readonly log = livePages<AuditItem>({
    of: () => {
      const filter = this.filter();
      return filter && JSON.stringify(filter);
    },
    kinds: EVERYTHING_THAT_HAPPENS,
    ask: (key, after) => this.client.audit(JSON.parse(key) as AuditFilter, after),
  });

  protected choose(change: Partial<typeof NOTHING_CHOSEN>): void {
    this.chosen.update((before) => ({ ...before, ...change }));
  }

  protected clear(): void {
    this.chosen.set(NOTHING_CHOSEN);
  }

  private word(key: string): string {
    return this.words.translate<string>('monitoring.' + key, {}, this.words.activeLang());
  }

  /** What was done, in words, or as the server names it. */
  protected wordsOf({ action }: AuditItem): string {
    return this.known.find(['monitoring.action.' + action]) ?? action;
  }
}

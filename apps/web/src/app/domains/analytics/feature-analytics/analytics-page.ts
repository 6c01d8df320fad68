import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Analytics } from '@centralita/shared-types';
import {
  ANALYTICS_CHANNELS,
  ANALYTICS_DAYS_MAX,
  type AnalyticsChannel,
} from '@centralita/shared-types/rules';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { LanguageChoice } from '../../../shared/i18n/language';
import { Clock } from '../../../shared/ui/clock';
import { DateRangeBox, type Days } from '../../../shared/ui/date-range';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { PageHeader } from '../../../shared/ui/page-header';
import { SelectBox } from '../../../shared/ui/select-box';
import { Skeleton } from '../../../shared/ui/skeleton';
import { When } from '../../../shared/ui/when';
import { OrganisationChoice, OrganisationSelect } from '../../people/api';
import { AnalyticsClient, type Question } from '../data/analytics-client';
import { FigureWords } from '../data/models/figure-words';
import { lastDays, ownZone, SPANS, zones } from '../data/models/period';
import { BusyHours } from '../ui/busy-hours';
import { ChartCard } from '../ui/chart-card';
import { FigureTile } from '../ui/figure-tile';
import { PlainTable } from '../ui/plain-table';
import { AnalyticsModels } from './analytics-models';
import { Exports } from './exports';
import { callTiles, costTiles, messageTiles } from './figure-tiles';

/** Where much is written, figures are asked for again at most so often. */
const CALM_MS = 15_000;
const DAY_MS = 86_400_000;

/** How much the organisation writes and calls, and how fast it answers: over a period, beside the one before. */
@Component({
  selector: 'app-analytics-page',
  imports: [
    BusyHours,
    ChartCard,
    DateRangeBox,
    EmptyState,
    Exports,
    FailureNotice,
    FigureTile,
    Icon,
    MatButton,
    OrganisationSelect,
    PageHeader,
    PlainTable,
    SelectBox,
    Skeleton,
    TranslocoDirective,
    When,
  ],
  templateUrl: './analytics-page.html',
  styleUrls: ['../../../shared/ui/page.scss', '../../../shared/ui/filters.scss', './analytics-page.scss'],
})
export class AnalyticsPage {
  private readonly client = inject(AnalyticsClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly language = inject(LanguageChoice).current;
  private readonly now = inject(Clock).now;
  private readonly models = inject(AnalyticsModels);

  protected readonly spans = SPANS;
  protected readonly zones = zones().map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }));
  private readonly texts = inject(TranslocoService);
  protected readonly channels = computed(() =>
    ['', ...ANALYTICS_CHANNELS].map((value) => ({
      value,
      text: this.texts.translate<string>(
        'analytics.channel.' + (value || 'all'),
        {},
        this.texts.activeLang(),
      ),
    })),
  );
  protected readonly daysMax = ANALYTICS_DAYS_MAX;
  protected readonly zone = signal(ownZone());
  protected readonly channel = signal<AnalyticsChannel | ''>('');
  /** So many days until today, or days that were chosen. */
  protected readonly span = signal<number | undefined>(SPANS[0]);
  private readonly chosenDays = signal({ from: '', to: '' });
  protected readonly days = computed(() => {
    const span = this.span();
    return span === undefined ? this.chosenDays() : lastDays(span, this.zone(), this.now());
  });
  protected readonly isPeriod = computed(() => {
    const { from, to } = this.days();
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
    return days >= 1 && days <= ANALYTICS_DAYS_MAX;
  });
  private readonly key = computed(() => {
    const organisation = this.organisation();
    if (organisation === undefined || !this.isPeriod()) return undefined;
    const channel = this.channel();
    return JSON.stringify({ organisation, ...this.days(), zone: this.zone(), ...(channel && { channel }) });
  });
  protected readonly question = computed(() => {
    const key = this.key();
    return key === undefined ? undefined : (JSON.parse(key) as Question);
  });

  protected readonly analytics = liveRemote<string, Analytics>({
    of: this.key,
    kinds: ['messages/received', 'messages/written', 'messages/changed', 'calls/ended', 'calls/billed'],
    ask: (key) => this.client.read(JSON.parse(key) as Question),
    calmMs: CALM_MS,
  });

  protected readonly words = computed(() => new FigureWords(this.language()));
  protected readonly shown = computed(() => {
    const analytics = this.analytics.value();
    if (!analytics) return undefined;
    const words = this.words();
    const { messages, calls } = analytics.current;
    const messageCount = messages.incoming + messages.outgoing;
    return {
      analytics,
      isEmpty: messageCount + calls.incoming + calls.outgoing === 0,
      hasMessages: messageCount > 0,
      hasCalls: calls.incoming + calls.outgoing > 0,
      messageTiles: messageTiles(analytics, words),
      callTiles: callTiles(analytics, words),
      costTiles: costTiles(analytics, words),
      costs: this.models.costs(analytics, words),
      messages: this.models.messages(analytics, words),
      calls: this.models.calls(analytics, words),
      states: this.models.states(analytics),
      people: this.models.people(analytics, words),
      numbers: this.models.ownNumbers(analytics, words),
    };
  });

  protected chooseDays(days: Days): void {
    this.chosenDays.set(days);
    this.span.set(undefined);
  }

  protected chooseChannel(value: string): void {
    this.channel.set(ANALYTICS_CHANNELS.find((channel) => channel === value) ?? '');
  }
}

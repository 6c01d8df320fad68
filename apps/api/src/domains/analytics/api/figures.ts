import type { Analytics, AnalyticsQuery } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { PeopleDirectory } from '../../people/api/people-directory';
import { Counting } from '../counting';
import { CountingStore } from '../counting.store';
import { FiguresStore } from '../figures.store';
import { PeriodFigures } from '../period-figures';
import { Traffic } from '../traffic';
import { ZoneTime } from '../zone-time';

/** Whoever asks waits at most for so many days to be counted anew; the job counts the others. */
const DAYS_WAITED_FOR = 10;

/** The figures of an organisation over a period, beside those of the period before. */
@Injectable()
export class Figures {
  constructor(
    private readonly counting: Counting,
    private readonly counts: CountingStore,
    private readonly store: FiguresStore,
    private readonly traffic: Traffic,
    private readonly directory: PeopleDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * What has changed since the job counted is counted first, so that they are those of this moment.
   *
   * @throws AppError `analytics/unknown-zone` or `analytics/bad-period` (400)
   */
  async of(organisationId: string, { from, to, zone = 'UTC', channel }: AnalyticsQuery): Promise<Analytics> {
    const clocks = new ZoneTime(zone);
    const period = clocks.period(from, to, this.clock.now());
    const before = clocks.before(period);
    await this.counting.catchUp(organisationId, DAYS_WAITED_FOR);
    const extent = { organisationId, channel, begin: period.begin, end: period.end };
    const [countedAt, sums, sumsBefore, overTime, busyHours] = await Promise.all([
      this.counts.countedAt(organisationId),
      this.store.sums(extent),
      this.store.sums({ ...extent, begin: before.begin, end: before.end }),
      this.traffic.overTime(extent, clocks, period),
      this.traffic.busyHours(extent, clocks),
    ]);
    const figures = new PeriodFigures(sums);
    const previous = new PeriodFigures(sumsBefore);
    const names = await this.directory.names(figures.personIds);
    return {
      from: period.from,
      to: period.to,
      zone,
      before: { from: before.from, to: before.to },
      countedAt,
      current: figures.all(),
      previous: previous.all(),
      states: figures.states(),
      ...overTime,
      busyHours,
      people: figures.people(names, previous),
      numbers: figures.numbers(),
    };
  }
}

import type { Analytics, BusyHour, TrafficCount } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { DAY_MS } from './analytics-schema';
import { FiguresStore, type Extent, type SlotSum } from './figures.store';
import type { Period, Season, ZoneTime } from './zone-time';

const HOUR_MS = 3_600_000;
const HOURS_OF_WEEK = 168;
/** 1970 began with a Thursday: so many hours after Monday. */
const THURSDAY = 72;
const DAYS_BY_HOUR_MAX = 2;
const DAYS_BY_DAY_MAX = 92;

/** What came and went over time, by the clocks of a zone. */
@Injectable()
export class Traffic {
  constructor(private readonly store: FiguresStore) {}

  async overTime(
    extent: Extent,
    zone: ZoneTime,
    period: Period,
  ): Promise<Pick<Analytics, 'step' | 'traffic'>> {
    const step = period.days <= DAYS_BY_HOUR_MAX ? 'hour' : period.days <= DAYS_BY_DAY_MAX ? 'day' : 'month';
    const slotMs = step === 'hour' ? HOUR_MS : DAY_MS;
    const nameOf = (localAt: number): string =>
      new Date(localAt).toISOString().slice(0, { hour: 13, day: 10, month: 7 }[step]);
    const traffic = new Map<string, TrafficCount>();
    for (const { begin, end, offsetMs } of zone.seasons(period))
      for (let at = begin + offsetMs; at < end + offsetMs; at += slotMs)
        traffic.set(nameOf(at), nothing(nameOf(at)));
    for (const { slot, ...sum } of await this.#eachSeason(zone, extent, (part, season) =>
      this.store.traffic(part, season, slotMs),
    )) {
      const at = nameOf(slot * slotMs);
      const count = traffic.get(at) ?? nothing(at);
      add(count, sum);
      traffic.set(at, count);
    }
    return { step, traffic: [...traffic.values()].sort((one, other) => (one.at < other.at ? -1 : 1)) };
  }

  async busyHours(extent: Extent, zone: ZoneTime): Promise<BusyHour[]> {
    const hours = new Map<number, BusyHour>();
    for (const { slot, channel, incoming } of await this.#eachSeason(zone, extent, (part, season) =>
      this.store.hoursOfWeek(part, season),
    )) {
      const ofWeek = (slot + THURSDAY) % HOURS_OF_WEEK;
      const busy = hours.get(ofWeek) ?? {
        weekday: Math.floor(ofWeek / 24) + 1,
        hour: ofWeek % 24,
        messages: 0,
        calls: 0,
      };
      busy[channel === 'voice' ? 'calls' : 'messages'] += incoming;
      if (incoming > 0) hours.set(ofWeek, busy);
    }
    return [...hours].sort(([one], [other]) => one - other).map(([, busy]) => busy);
  }

  async #eachSeason(
    zone: ZoneTime,
    extent: Extent,
    read: (part: Extent, season: Season) => Promise<SlotSum[]>,
  ): Promise<SlotSum[]> {
    const parts = zone
      .seasons(extent)
      .map((season) => read({ ...extent, begin: season.begin, end: season.end }, season));
    return (await Promise.all(parts)).flat();
  }
}

const nothing = (at: string): TrafficCount => ({
  at,
  messagesIn: 0,
  messagesOut: 0,
  callsIn: 0,
  callsOut: 0,
  callsMissed: 0,
});

function add(count: TrafficCount, { channel, incoming, outgoing, lost }: Omit<SlotSum, 'slot'>): void {
  if (channel === 'voice') {
    count.callsIn += incoming;
    count.callsOut += outgoing;
    count.callsMissed += lost;
  } else {
    count.messagesIn += incoming;
    count.messagesOut += outgoing;
  }
}

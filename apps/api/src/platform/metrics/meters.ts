import { Injectable } from '@nestjs/common';
import { Counter } from './counter';
import { Gauge, type GaugeReading } from './gauge';
import { Histogram } from './histogram';
import type { Meter, MeterDescription } from './meter';

/**
 * What this process counts of its own work, for `GET /metrics`. Whoever does the work makes its meter once, and names it
 * by Prometheus's rules: `centralita_<what>_<unit>`, counters with `_total`. Labels take few values: never ids,
 * addresses or numbers.
 */
@Injectable()
export class Meters {
  readonly #meters = new Map<string, Meter>();

  /** @throws {Error} where the name is taken */
  counter<Label extends string = never>(description: MeterDescription<Label>): Counter<Label> {
    return this.#keep(new Counter(description));
  }

  /** @param bucketsSec upper bounds, ascending */
  histogram<Label extends string = never>(
    description: MeterDescription<Label> & { bucketsSec: readonly number[] },
  ): Histogram<Label> {
    return this.#keep(new Histogram(description));
  }

  /** @param read asked at each scrape; what it throws leaves the gauge out of that scrape */
  gauge<Label extends string = never>(
    description: MeterDescription<Label>,
    read: () => number | GaugeReading<Label>[] | Promise<number | GaugeReading<Label>[]>,
  ): void {
    this.#keep(new Gauge(description, read));
  }

  /** A total that somebody else keeps. */
  total(description: MeterDescription<never>, read: () => number): void {
    this.#keep(new Gauge(description, read, 'counter'));
  }

  /** All meters in Prometheus's text format, version 0.0.4. */
  async text(): Promise<string> {
    const texts = await Promise.all([...this.#meters.values()].map(async (meter) => meter.text()));
    return texts.join('');
  }

  #keep<Kind extends Meter>(meter: Kind): Kind {
    if (this.#meters.has(meter.name)) throw new Error(`There is a meter ${meter.name} already.`);
    this.#meters.set(meter.name, meter);
    return meter;
  }
}

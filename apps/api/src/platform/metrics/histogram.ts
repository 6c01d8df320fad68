import { header, sample, Series, type LabelValues, type Meter, type MeterDescription } from './meter';

interface Distribution {
  /** Observations of each bucket by itself; the last is for what exceeds all bounds. */
  counts: number[];
  sum: number;
}

/** How long things take. */
export class Histogram<Label extends string> implements Meter {
  readonly name: string;
  readonly #bounds: readonly number[];
  readonly #series: Series<Label, Distribution>;

  constructor(private readonly description: MeterDescription<Label> & { bucketsSec: readonly number[] }) {
    this.name = description.name;
    this.#bounds = description.bucketsSec;
    this.#series = new Series(description.labels ?? [], () => ({
      counts: new Array<number>(this.#bounds.length + 1).fill(0),
      sum: 0,
    }));
  }

  observe(labels: LabelValues<Label>, seconds: number): void {
    const distribution = this.#series.of(labels);
    const found = this.#bounds.findIndex((bound) => seconds <= bound);
    const index = found === -1 ? this.#bounds.length : found;
    distribution.counts[index] = (distribution.counts[index] ?? 0) + 1;
    distribution.sum += seconds;
  }

  text(): string {
    let text = header(this.description, 'histogram');
    for (const { labels, entry } of this.#series.all()) {
      let total = 0;
      for (const [index, count] of entry.counts.entries()) {
        total += count;
        const bound = this.#bounds[index];
        text += sample(
          `${this.name}_bucket`,
          [...labels, ['le', bound === undefined ? '+Inf' : String(bound)]],
          total,
        );
      }
      text += sample(`${this.name}_sum`, labels, entry.sum) + sample(`${this.name}_count`, labels, total);
    }
    return text;
  }
}

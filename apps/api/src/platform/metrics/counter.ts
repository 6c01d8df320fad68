import { header, sample, Series, type LabelValues, type Meter, type MeterDescription } from './meter';

/** Only goes up. */
export class Counter<Label extends string> implements Meter {
  readonly name: string;
  readonly #series: Series<Label, { total: number }>;

  constructor(private readonly description: MeterDescription<Label>) {
    this.name = description.name;
    this.#series = new Series(description.labels ?? [], () => ({ total: 0 }));
    // Without labels it is known from the start: a counter that appears with its first event hides that event from rates.
    if (!description.labels) this.#series.of({} as LabelValues<Label>);
  }

  add(labels: LabelValues<Label>, amount = 1): void {
    this.#series.of(labels).total += amount;
  }

  text(): string {
    const samples = [...this.#series.all()].map(({ labels, entry }) =>
      sample(this.name, labels, entry.total),
    );
    return header(this.description, 'counter') + samples.join('');
  }
}

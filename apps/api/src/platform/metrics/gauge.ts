import { header, sample, type LabelValues, type Meter, type MeterDescription } from './meter';

export interface GaugeReading<Label extends string> {
  labels: LabelValues<Label>;
  value: number;
}

/** Read when somebody asks. */
export class Gauge<Label extends string> implements Meter {
  readonly name: string;

  constructor(
    private readonly description: MeterDescription<Label>,
    private readonly read: () => number | GaugeReading<Label>[] | Promise<number | GaugeReading<Label>[]>,
    private readonly type: 'gauge' | 'counter' = 'gauge',
  ) {
    this.name = description.name;
  }

  async text(): Promise<string> {
    try {
      const readings = await this.read();
      const samples =
        typeof readings === 'number'
          ? [sample(this.name, [], readings)]
          : readings.map(({ labels, value }) =>
              sample(
                this.name,
                (this.description.labels ?? []).map((label) => [label, labels[label]] as const),
                value,
              ),
            );
      return header(this.description, this.type) + samples.join('');
    } catch {
      // Such as a database that is away: absent is the truth, and the other meters are wanted more than ever.
      return '';
    }
  }
}

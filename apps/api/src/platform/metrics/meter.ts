export interface MeterDescription<Label extends string> {
  name: string;
  /** One sentence, without a full stop. */
  help: string;
  labels?: readonly Label[];
}

/** Values of a meter's labels, one for each. */
export type LabelValues<Label extends string> = Record<Label, string>;

/** Something that can be scraped. */
export interface Meter {
  readonly name: string;
  /** Its block of Prometheus's text format; empty where there is nothing to tell. */
  text(): string | Promise<string>;
}

export const header = (
  { name, help }: Pick<MeterDescription<never>, 'name' | 'help'>,
  type: 'counter' | 'gauge' | 'histogram',
): string => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;

/** `name{a="b"} 3`, escaped as the format asks for. */
export function sample(name: string, labels: readonly (readonly [string, string])[], value: number): string {
  const written = labels.map(([label, text]) => `${label}="${escaped(text)}"`).join(',');
  return `${name}${written && `{${written}}`} ${value}\n`;
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');

/** One entry for each set of label values. */
export class Series<Label extends string, Entry> {
  readonly #entries = new Map<string, { values: string[]; entry: Entry }>();

  constructor(
    private readonly labels: readonly Label[],
    private readonly make: () => Entry,
  ) {}

  of(values: LabelValues<Label>): Entry {
    const texts = this.labels.map((label) => values[label]);
    const key = texts.join('\0');
    const known = this.#entries.get(key);
    if (known) return known.entry;
    const entry = this.make();
    this.#entries.set(key, { values: texts, entry });
    return entry;
  }

  *all(): Iterable<{ labels: (readonly [string, string])[]; entry: Entry }> {
    for (const { values, entry } of this.#entries.values()) {
      yield { labels: this.labels.map((label, index) => [label, values[index] ?? ''] as const), entry };
    }
  }
}

/** Red means that something was missed or failed; the other three mean nothing but themselves. */
export type Tone = 'plain' | 'other' | 'third' | 'ended';

/** What is drawn as bars, and told as a table. */
export interface ChartModel {
  /** What the categories are, over the first column of the table. */
  of: string;
  categories: readonly string[];
  series: readonly { name: string; tone: Tone; values: readonly number[] }[];
}

/** A table with a name in front of each row. */
export interface TableModel {
  of: string;
  columns: readonly string[];
  rows: readonly { name: string; cells: readonly string[] }[];
}

/**
 * A column whose texts are seals of `Sealer`. Whoever keeps sealed rows brings the column with the module (`@Brings`),
 * so that a change of the server's key (`npm run keys -- rotate`) seals them anew.
 */
export interface SealedColumn {
  readonly table: string;
  /** The column that names a row, text: the table's primary key. */
  readonly key: string;
  /** The column with the seal; null and empty texts are left as they are. */
  readonly column: string;
  /** The purpose that the seal of a row was made for. */
  readonly purpose: (key: string) => string;
}

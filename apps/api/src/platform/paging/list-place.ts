import type { Page } from '@centralita/shared-types';
import { AppError } from '../errors/app-error';

/** The place of one row in a list that is sorted by time: where the following page begins. */
export interface ListPlace {
  at: number;
  id: string;
}

const PLACE = /^(\d{1,16})\.([\w-]{1,64})$/;

/** @throws AppError `lists/bad-place` (400) where it is not the `next` of a page */
export function placeOf(next: string): ListPlace {
  const [, at, id] = PLACE.exec(next) ?? [];
  if (at !== undefined && id !== undefined) return { at: Number(at), id };
  throw new AppError({
    code: 'lists/bad-place',
    detail:
      'Where a page begins is said by the next of the page before it, as it came. Leave it out for the first page.',
    status: 400,
  });
}

/** @param rows one more than a page holds, where there are more */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  length: number,
  placeOfRow: (row: Row) => ListPlace,
  items: readonly Item[],
): Page<Item> {
  const last = rows[length - 1];
  if (rows.length <= length || last === undefined) return { items: [...items], next: null };
  const { at, id } = placeOfRow(last);
  return { items: items.slice(0, length), next: `${at}.${id}` };
}

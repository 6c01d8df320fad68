import type { Tx } from '../database/tx';

/** What is found: people by name and address; what was said by its words, and what the team noted. */
export const SEARCHED_KINDS = ['contact', 'message', 'note'] as const;
export type SearchedKind = (typeof SEARCHED_KINDS)[number];

export interface SearchedText {
  organisationId: string;
  kind: SearchedKind;
  /** A contact is found by its latest text only. */
  itemId: string;
  text: string;
}

export interface SearchQuery {
  organisationId: string;
  /** `people`: contacts; `words`: messages and notes. */
  among: 'people' | 'words';
  /** As somebody typed it: every word of it begins one of the text. */
  search: string;
  /** Place of the last one that was found before. */
  before?: number | undefined;
  limit: number;
}

export interface FoundItem {
  kind: SearchedKind;
  itemId: string;
  /** Grows with every text that came in. */
  place: number;
}

/** Full-text search over what an organisation has: case, accents and punctuation do not matter. */
export abstract class SearchIndex {
  /** Within the unit that writes the text. It is found once that unit is kept; after many at once, such as an import, a moment later. */
  abstract add(tx: Tx, text: SearchedText): Promise<void>;

  /** Within the unit that deletes the texts: they are not found any more. */
  abstract remove(tx: Tx, itemIds: readonly string[]): Promise<void>;

  /** The latest first; nothing where the search has no word. */
  abstract find(query: SearchQuery): Promise<FoundItem[]>;
}

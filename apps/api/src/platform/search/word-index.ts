import type { Tx } from '../database/tx';
import type { FoundItem, SearchedKind } from './search-index';

export interface IndexedText {
  organisationId: string;
  kind: SearchedKind;
  itemId: string;
  /** Code of the scope that it is found in; see `SearchScopes`. */
  scope: string;
  /** Folded. */
  words: readonly string[];
}

export interface WordQuery {
  organisationId: string;
  scope: string;
  /** One of them must fit: all its words. */
  terms: readonly (readonly string[])[];
  before: number;
  limit: number;
}

/** The engine's own index of words. */
export abstract class WordIndex {
  abstract put(tx: Tx, texts: readonly IndexedText[]): Promise<void>;
  /** Forgets all texts of these items. */
  abstract remove(tx: Tx, itemIds: readonly string[]): Promise<void>;
  /** Drops words that no text has any more, where `remove` has left some: a piece of them. @returns whether there may be more */
  abstract tidy(tx: Tx): Promise<boolean>;
  /** The latest first. */
  abstract find(query: WordQuery): Promise<FoundItem[]>;
}

import { fold } from './fold';

/** Whether all words of a query are in a text, whole or in part. */
export function hasWords(text: string, query: string): boolean {
  const within = fold(text);
  return fold(query)
    .split(/\s+/)
    .every((word) => within.includes(word));
}

import { randomUUID } from 'node:crypto';

/**
 * An id for rows that are written in the order of time (UUID, version 7): where ids are random, each row of a unit changes
 * another page of the table's index. Source: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
 */
export function timeOrderedId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

import type { NewMessage } from '@centralita/shared-types';

/** A message of ours on its way to the server, or one that did not get there. */
export interface PendingMessage {
  clientId: string;
  conversationId: string;
  text: string;
  /** Of `POST /api/attachments`, with the names that they are shown by. */
  attachments: readonly { id: string; name: string }[];
  /** In place of text and files: the text is what the other side reads. */
  template?: Pick<NewMessage, 'templateId' | 'templateValues'>;
  at: number;
  /** Why it did not get there, in words; absent while it is on its way. */
  failure?: string;
  /** The page was loaded again before the server had said that it has it: it may have arrived all the same. */
  interrupted?: true;
}

/** As JSON, to be kept beyond the page. */
export function keptPending(messages: readonly PendingMessage[]): string {
  return JSON.stringify(messages.map(({ failure: _, interrupted: __, ...kept }) => kept));
}

/** What `keptPending` has made; anything else is left out. */
export function readPending(json: string | undefined): PendingMessage[] {
  try {
    const read: unknown = JSON.parse(json ?? '[]');
    const all = Array.isArray(read) ? read.filter(isPending) : [];
    return all.map((kept) => ({ ...kept, interrupted: true }));
  } catch {
    return [];
  }
}

function isPending(value: unknown): value is PendingMessage {
  if (typeof value !== 'object' || value === null) return false;
  const { clientId, conversationId, text, attachments, template, at } = value as Partial<PendingMessage>;
  return (
    [clientId, conversationId, text].every((one) => typeof one === 'string') &&
    Array.isArray(attachments) &&
    attachments.every(isNamed) &&
    (template === undefined || typeof template?.templateId === 'string') &&
    Number.isFinite(at)
  );
}

function isNamed(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name } = value as { id?: unknown; name?: unknown };
  return typeof id === 'string' && typeof name === 'string';
}

import type { Conversation, Message } from '@centralita/shared-types';

/** A moment of today, so that no test depends on the day. */
export const NOON = new Date().setHours(12, 0, 0, 0);

export const conversation = (id: string, changes: Partial<Conversation> = {}): Conversation => ({
  id,
  channel: 'whatsapp',
  contact: { id: `contact-${id}`, name: 'Carla Gómez', address: '+34600123456' },
  language: null,
  ours: '+12025550100',
  state: 'open',
  snoozedUntil: null,
  assignee: null,
  team: null,
  labels: [],
  answeredBy: 'bot',
  unread: 0,
  last: { text: 'Hola', author: 'customer', status: 'received', hasAttachments: false, at: NOON },
  cannotWrite: null,
  hasOptedOut: false,
  windowUntil: null,
  handedOver: null,
  waitingSince: null,
  replyDueAt: null,
  rating: null,
  ...changes,
});

export const message = (id: string, changes: Partial<Message> = {}): Message => ({
  id,
  conversationId: 'c1',
  author: 'customer',
  person: null,
  text: `Text of ${id}`,
  at: NOON,
  status: 'received',
  statusAt: NOON,
  error: null,
  canRetry: false,
  attachments: [],
  source: null,
  ...changes,
});

import { defineQueue, defineSchedule } from '../../platform/queue/queue-definition';

/** A message of a customer that wants an answer without a person. */
export interface Question {
  messageId: string;
}

/** The files of a message that came in. */
export interface FilesOfMessage {
  messageId: string;
  /** Whether the answer waits for what is said in them. */
  thenAnswer: boolean;
}

/** A send whose answer never came. */
export interface UncertainSend {
  messageId: string;
  attempt: number;
  /** How often it was looked up. */
  look: number;
}

export interface Sending {
  messageId: string;
  /** Which attempt that a person asked for, 1 for the first. */
  attempt: number;
}

/** A conversation that is out of sight until then. */
export interface Snooze {
  conversationId: string;
  /** Epoch milliseconds. */
  until: number;
}

export const WAKE_CONVERSATION = defineQueue<Snooze>('wake-conversation');

/** A conversation that waits for a person, and since when. */
export interface HandedOver {
  conversationId: string;
  at: number;
}
export const SUMMARISE_HAND_OVER = defineQueue<HandedOver>('summarise-hand-over');

export const ANSWER_MESSAGE = defineQueue<Question>('answer-message', { concurrency: 16 });

/** Refusals for the moment (429) are tried again for about an hour; what a person wrote is not given up sooner, and has failed then. */
export const SEND_MESSAGE = defineQueue<Sending>('send-message', {
  retry: { attemptsMax: 20, backoffMs: 2_000, backoffMaxMs: 300_000 },
  concurrency: 16,
});

/** Somebody here has read what a customer wrote; their phone is to show it, where the provider can tell it. */
export interface ReadByUs {
  conversationId: string;
}
export const TELL_READ = defineQueue<ReadByUs>('tell-read', { retry: { attemptsMax: 5, backoffMs: 2_000 } });

export const SETTLE_MESSAGE = defineQueue<UncertainSend>('settle-message');

/**
 * Twilio has a file ready a moment after its webhook: a 404 is tried again. A provider, or the place where files are
 * kept, may be away for longer: files are tried for about an hour.
 */
export const FETCH_FILES = defineQueue<FilesOfMessage>('fetch-files', {
  retry: { attemptsMax: 20, backoffMs: 1_000, backoffMaxMs: 300_000 },
});

/** Asks what messages cost: Twilio knows it some time after they were sent. */
export const MESSAGE_PRICES = defineSchedule('message-prices', '*/10 * * * *');

/** Looks for messages whose webhook never came: every five minutes, and at the start where that was missed. */
export const RECONCILE_MESSAGES = defineSchedule('reconcile-messages', '*/5 * * * *');

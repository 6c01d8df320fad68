import type { Inspector, MessageStatus } from '../control/inspector-events';
import { errorMessageOf } from './error-messages';
import type { Message, MessageMedia } from './message';
import { messageView } from './message-view';

/** Messages are kept for the REST API and the handset pages, the newest of them. */
const KEPT_MESSAGES = 2000;

/** All messages, oldest first. Every change of one goes through here, so that the inspector and the pages see it. */
export class MessageRegistry {
  private readonly messages = new Map<string, Message>();
  private readonly media = new Map<string, MessageMedia>();
  private readonly listeners = new Set<(message: Message) => void>();

  constructor(private readonly inspector: Inspector) {}

  add(message: Message, note?: string): void {
    this.messages.set(message.sid, message);
    for (const medium of message.media) this.media.set(medium.sid, medium);
    const [oldest] = this.messages.values();
    if (this.messages.size > KEPT_MESSAGES && oldest) this.delete(oldest.sid);
    this.changed(message, note);
  }

  /** Moves a message on. */
  move(message: Message, status: MessageStatus, errorCode?: number): void {
    message.status = status;
    if (errorCode !== undefined) message.errorCode = errorCode;
    if (status === 'sent') message.sentAt = new Date();
    const why = errorMessageOf(errorCode);
    this.touch(message, why === undefined ? undefined : `${errorCode}: ${why}`);
  }

  addMedia(message: Message, medium: MessageMedia): void {
    message.media.push(medium);
    message.awaitedMedia = Math.max(0, message.awaitedMedia - 1);
    this.media.set(medium.sid, medium);
  }

  removeMedia(message: Message, mediaSid: string): void {
    message.media = message.media.filter(({ sid }) => sid !== mediaSid);
    this.media.delete(mediaSid);
    this.touch(message);
  }

  /** After a change of the message's own fields. */
  touch(message: Message, note?: string): void {
    message.updatedAt = new Date();
    this.changed(message, note);
  }

  get(sid: string): Message | undefined {
    return this.messages.get(sid);
  }

  medium(sid: string): MessageMedia | undefined {
    return this.media.get(sid);
  }

  delete(sid: string): void {
    for (const medium of this.messages.get(sid)?.media ?? []) this.media.delete(medium.sid);
    this.messages.delete(sid);
  }

  all(): Message[] {
    return [...this.messages.values()];
  }

  /** Calls the listener after each change until the returned function is called. */
  listen(listener: (message: Message) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed(message: Message, note?: string): void {
    this.inspector.report({
      type: 'message',
      messageSid: message.sid,
      message: messageView(message),
      ...(note === undefined ? {} : { note }),
    });
    for (const listener of this.listeners) listener(message);
  }
}

import { randomBytes } from 'node:crypto';
import { newSid } from '../accounts/sid';
import type { IncomingMessage, Message, MessageMedia, SentTemplate } from '../messaging/message';
import { addressOn, plainNumber } from '../messaging/message-address';
import { incomingValue, reactionValue } from './incoming-value';
import { META_ACCOUNT } from './meta-account';
import { MetaDelivery, type DeliveryServices } from './meta-delivery';
import { GraphError } from './meta-errors';
import { bareType, isSupported, type MetaMedia } from './meta-media';
import { fillTemplate, type MetaTemplates } from './meta-templates';
import type { NamedFile, SentByProgram } from './read-message';

interface Services extends DeliveryServices {
  media: MetaMedia;
  templates: MetaTemplates;
}

/** What a message shows, before it is one. */
interface Shown {
  body: string;
  media?: MessageMedia;
  link?: string | undefined;
  template?: SentTemplate;
}

/** Messages of the number at Meta, both ways. */
export class MetaMessages {
  private readonly delivery: MetaDelivery;
  private readonly byWamid = new Map<string, string>();

  constructor(private readonly services: Services) {
    this.delivery = new MetaDelivery(services);
  }

  /** Takes what the program sends. @returns Meta's id of it @throws GraphError */
  send({ to, written, reference }: SentByProgram): string {
    if (written.type === 'reaction') return this.react(written.messageId, written.emoji);
    const { body, media, link, template } = this.shown(written);
    const message = this.add({
      direction: 'outbound-api',
      from: META_ACCOUNT.phoneNumber,
      to,
      body,
      media: media ? [media] : [],
      awaitedMedia: link === undefined ? 0 : 1,
      status: 'queued',
      ...(template && { template }),
    });
    this.delivery.begin(message, { reference, link });
    return message.wamid ?? '';
  }

  /** Somebody outside writes to the number; several files are several messages. */
  receive(incoming: IncomingMessage): Message {
    const { registry, phones, webhooks, media } = this.services;
    const { body, from, extra, media: files } = incoming;
    phones.wrote(from, META_ACCOUNT.phoneNumber);
    const repliedTo = registry.get(extra['OriginalRepliedMessageSid'] ?? '')?.wamid;
    const parts = files.length === 0 ? [undefined] : files;
    const messages = parts.map((file, index) => {
      const isLast = index === parts.length - 1;
      const kept = file && media.add({ type: file.contentType, name: file.name, content: file.content });
      const message = this.add({
        direction: 'inbound',
        from,
        to: META_ACCOUNT.phoneNumber,
        body: isLast ? body : '',
        media: file ? [{ ...file, sid: newSid('ME'), createdAt: new Date() }] : [],
        awaitedMedia: 0,
        status: 'received',
      });
      // A phone does not write under a voice note: what is said besides is a message of its own.
      const isApart = kept !== undefined && isLast && body !== '' && bareType(kept.type).startsWith('audio/');
      const about = { purpose: 'message', messageSid: message.sid } as const;
      const part = { ...incoming, body: isLast && !isApart ? body : '' };
      void webhooks.tell(incomingValue(part, message.wamid ?? '', kept, repliedTo), about);
      if (isApart) void webhooks.tell(incomingValue(incoming, newWamid(), undefined, repliedTo), about);
      return message;
    });
    return messages[messages.length - 1] as Message;
  }

  /** Somebody outside puts an emoji on a message, or takes it away. */
  receiveReaction(message: Message, emoji: string): void {
    const { registry, webhooks } = this.services;
    message.reaction = emoji;
    registry.touch(message);
    const [from, messageId] = [plainNumber(message.to), message.wamid ?? ''];
    const value = reactionValue({ from, profileName: 'Outside phone', messageId, emoji }, newWamid());
    void webhooks.tell(value, { purpose: 'message', messageSid: message.sid });
  }

  read(message: Message): boolean {
    return this.delivery.read(message);
  }

  /** The program has seen what somebody outside wrote: their phone shows it. @throws GraphError */
  markSeen(wamid: string): void {
    const message = this.find(wamid);
    if (message?.direction !== 'inbound')
      throw new GraphError(400, 131009, 'message_id is none that came in');
    message.isSeen = true;
    this.services.registry.touch(message, 'read by the application');
  }

  private react(wamid: string, emoji: string): string {
    const message = this.find(wamid);
    if (!message) throw new GraphError(400, 131009, 'message_id is of no message');
    message.reaction = emoji;
    this.services.registry.touch(message);
    return newWamid();
  }

  private shown(written: Exclude<SentByProgram['written'], { type: 'reaction' }>): Shown {
    if (written.type === 'text') return { body: written.body };
    if (written.type === 'interactive') {
      const { body, buttons } = written;
      return { body, template: { contentSid: '', buttons, isApproved: false } };
    }
    if (written.type === 'media') return this.file(written.file);
    const { name, language, components } = written;
    const template = this.services.templates.find(name, language);
    if (!template || template.status === 'PENDING' || template.status === 'REJECTED')
      throw new GraphError(404, 132001, `template name (${name}) does not exist in ${language}`);
    if (template.status === 'PAUSED') throw new GraphError(400, 132015, `${name} is paused`);
    if (template.status === 'DISABLED') throw new GraphError(400, 132016, `${name} is disabled`);
    const { body, buttons } = fillTemplate(template, components);
    return { body, template: { contentSid: template.id, buttons, isApproved: true } };
  }

  private file({ kind, id, link, caption, filename }: NamedFile): Shown {
    if (id === undefined) return { body: caption, link };
    const file = this.services.media.find(id);
    if (!file) throw new GraphError(400, 131009, `${kind}: there is no media ${id}`);
    if (!isSupported(kind, file.type, file.content.length))
      throw new GraphError(400, 131053, `${file.type} is no ${kind}`);
    const name = filename ?? file.name;
    const named = name === undefined ? {} : { name };
    const { type: contentType, content } = file;
    return {
      body: caption,
      media: { sid: newSid('ME'), contentType, content, createdAt: new Date(), ...named },
    };
  }

  private find(wamid: string): Message | undefined {
    return this.services.registry.get(this.byWamid.get(wamid) ?? '');
  }

  private add(
    given: Omit<Message, 'sid' | 'accountSid' | 'channel' | 'createdAt' | 'updatedAt' | 'wamid'>,
  ): Message {
    const now = new Date();
    const message: Message = {
      ...given,
      sid: newSid(given.media.length > 0 ? 'MM' : 'SM'),
      accountSid: META_ACCOUNT.wabaId,
      channel: 'whatsapp',
      from: addressOn('whatsapp', given.from),
      to: addressOn('whatsapp', given.to),
      wamid: newWamid(),
      createdAt: now,
      updatedAt: now,
    };
    this.byWamid.set(message.wamid ?? '', message.sid);
    this.services.registry.add(message);
    return message;
  }
}

const newWamid = (): string => `wamid.${randomBytes(32).toString('base64')}`;

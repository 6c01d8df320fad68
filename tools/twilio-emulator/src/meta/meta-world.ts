import { Router } from 'express';
import type { ContentStore } from '../content/content-store';
import { ControlInputError, field, readText } from '../control/control-input';
import type { Inspector } from '../control/inspector-events';
import type { IncomingMessage, Message } from '../messaging/message';
import { plainNumber } from '../messaging/message-address';
import type { Messaging } from '../messaging/messaging';
import { addDemoTemplates } from './demo-templates';
import { GraphApi } from './graph-api';
import { META_ACCOUNT } from './meta-account';
import { MetaMedia } from './meta-media';
import { MetaMessages } from './meta-messages';
import { MetaTemplates, type MetaTemplateStatus } from './meta-templates';
import { MetaWebhooks } from './meta-webhooks';

const STATUSES: readonly MetaTemplateStatus[] = ['PENDING', 'APPROVED', 'REJECTED', 'PAUSED', 'DISABLED'];

export interface MetaServices {
  messaging: Messaging;
  contents: ContentStore;
  inspector: Inspector;
  /** Where programs reach the emulator. */
  apiUrl: () => string;
  /** Aborted when the emulator stops. */
  stopped: AbortSignal;
}

/** WhatsApp without Twilio: Meta's Graph API and webhooks for the program, a number that phones write to, a control API. */
export class MetaWorld {
  readonly api: GraphApi;
  /** Mounted at `/control/meta`. */
  readonly control = Router();
  private readonly messages: MetaMessages;

  constructor({ messaging, contents, inspector, apiUrl, stopped }: MetaServices) {
    const { registry, phones, settings } = messaging;
    const media = new MetaMedia();
    const templates = new MetaTemplates(() => contents.reviewMs, stopped);
    addDemoTemplates(templates, contents);
    const webhooks = new MetaWebhooks(inspector, stopped);
    this.messages = new MetaMessages({ registry, phones, settings, webhooks, media, templates, stopped });
    this.api = new GraphApi({ messages: this.messages, media, templates, webhooks, apiUrl });
    messaging.direct = this;
    this.control.get('/account', (_request, response) => void response.json(META_ACCOUNT));
    this.control.get('/webhook', (_request, response) => {
      response.json({ url: webhooks.address?.url ?? null });
    });
    this.control.post('/messages/:sid/react', ({ body, params }, response) => {
      const message = registry.get(params.sid);
      if (!message || !this.has(plainNumber(message.from)))
        throw new ControlInputError('There is no such message.');
      const emoji = field(body, 'emoji');
      this.messages.receiveReaction(message, typeof emoji === 'string' ? emoji : '');
      response.status(201).json({ emoji });
    });
    this.control.put('/templates/:id', ({ body, params }, response) => {
      const template = templates.byId(params.id);
      const status = STATUSES.find((each) => each === readText(body, 'status'));
      if (!template || !status)
        throw new ControlInputError(`There is no such template, or status is none of ${STATUSES.join(', ')}`);
      template.status = status;
      response.json(template);
    });
  }

  has(phoneNumber: string): boolean {
    return phoneNumber === META_ACCOUNT.phoneNumber;
  }

  receive(message: IncomingMessage): Message {
    return this.messages.receive(message);
  }

  read(message: Message): boolean {
    return this.messages.read(message);
  }
}

import type { Request, Response, Router } from 'express';
import type { AccountStore } from '../accounts/account-store';
import { type DemoCredentials, senderView } from '../accounts/demo-account';
import type { Message } from '../messaging/message';
import { plainNumber } from '../messaging/message-address';
import { pressed } from '../messaging/button-answer';
import { messageView } from '../messaging/message-view';
import type { Messaging } from '../messaging/messaging';
import { ControlInputError, readPhoneNumber, readText } from './control-input';
import { readIncomingMessage, readPhoneChange, readSenderChange, readSettingsChange } from './message-input';

const DEFAULT_WAIT_MS = 10_000;
const MAX_WAIT_MS = 120_000;

/** Adds the routes about messages to the control API. */
export function addMessagingRoutes(
  router: Router,
  messaging: Messaging,
  accounts: AccountStore,
  credentials: DemoCredentials,
): void {
  const { registry, settings, phones } = messaging;
  const onMessage =
    (action: (message: Message, request: Request, response: Response) => void | Promise<void>) =>
    async (request: Request, response: Response): Promise<void> => {
      const message = registry.get(String(request.params['sid']));
      if (message) await action(message, request, response);
      else response.status(404).json({ error: 'There is no such message.' });
    };

  router.post('/messages', (request, response) => {
    const incoming = readIncomingMessage(request.body, credentials.phoneNumber);
    const message = messaging.receive(incoming);
    if (message) response.status(201).json(messageView(message));
    else response.status(404).json({ error: `${incoming.to} takes no ${incoming.channel} here.` });
  });
  router.get('/messages', ({ query }, response) => {
    response.json(findMessages(messaging, query).map(messageView));
  });
  router.get('/messages/wait', async ({ query }, response) => {
    const message = await waitFor(messaging, query, () => findMessages(messaging, query).at(-1));
    if (message) response.json(messageView(message));
    else response.status(408).json({ error: 'No such message came in time.' });
  });
  router.get(
    '/messages/:sid',
    onMessage((message, _request, response) => void response.json(messageView(message))),
  );
  router.get(
    '/messages/:sid/wait',
    onMessage(async (message, { query }, response) => {
      const { status } = query;
      const statuses = typeof status === 'string' ? status.split(',') : ['delivered'];
      const there = await waitFor(messaging, query, () =>
        statuses.includes(message.status) ? message : undefined,
      );
      response.status(there ? 200 : 408).json(messageView(message));
    }),
  );
  router.post(
    '/messages/:sid/read',
    onMessage((message, _request, response) => {
      messaging.read(message);
      response.json(messageView(message));
    }),
  );
  router.post(
    '/messages/:sid/press',
    onMessage((message, { body }, response) => {
      const answer = pressed(message, readText(body, 'button'));
      if (!answer) throw new ControlInputError('The message has no such button');
      const received = messaging.receive(answer);
      if (received) response.status(201).json(messageView(received));
      else response.status(404).json({ error: 'Its sender takes no messages any more.' });
    }),
  );
  router.get('/messaging', (_request, response) => void response.json(settings));
  router.put('/messaging', (request, response) => {
    Object.assign(settings, readSettingsChange(request.body, settings));
    response.json(settings);
  });
  router.put('/whatsapp-senders/:phoneNumber', (request, response) => {
    const phoneNumber = readPhoneNumber({ phoneNumber: request.params.phoneNumber }, 'phoneNumber');
    const sender = accounts.whatsAppSenders.get(phoneNumber);
    if (!sender) throw new ControlInputError(`${phoneNumber} is no WhatsApp sender of the account`);
    Object.assign(sender, readSenderChange(request.body));
    response.json(senderView(sender));
  });
  router.put('/phones/:phoneNumber', (request, response) => {
    const phone = readPhoneNumber({ phoneNumber: request.params.phoneNumber }, 'phoneNumber');
    const change = readPhoneChange(request.body, credentials.phoneNumber);
    if (change.joinedAgoMs !== undefined) phones.join(phone, Date.now() - change.joinedAgoMs);
    if (change.joined === true) phones.join(phone);
    if (change.joined === false) phones.leave(phone);
    if (change.wroteAgoMs !== undefined) phones.wrote(phone, change.number, Date.now() - change.wroteAgoMs);
    if (change.optedOut === true) phones.optOut(phone, change.number);
    if (change.optedOut === false) phones.optIn(phone, change.number);
    response.json({ phoneNumber: phone, hasJoined: phones.hasJoined(phone) });
  });
}

/** Oldest first. `phone` is either side; numbers may be given with or without `whatsapp:`. */
function findMessages({ registry }: Messaging, query: Request['query']): Message[] {
  const is = (name: string, value: string): boolean => query[name] === undefined || query[name] === value;
  const isAddress = (name: string, address: string): boolean =>
    is(name, address) || is(name, plainNumber(address));
  const since = typeof query['since'] === 'string' ? Number(query['since']) : 0;
  return registry
    .all()
    .filter(
      (message) =>
        isAddress('from', message.from) &&
        isAddress('to', message.to) &&
        (isAddress('phone', message.from) || isAddress('phone', message.to)) &&
        (is('direction', message.direction) || is('direction', message.direction.split('-')[0] ?? '')) &&
        is('channel', message.channel) &&
        is('status', message.status) &&
        is('inReplyTo', message.inReplyTo ?? '') &&
        message.createdAt.getTime() >= since,
    );
}

async function waitFor(
  { registry }: Messaging,
  query: Request['query'],
  find: () => Message | undefined,
): Promise<Message | undefined> {
  const found = find();
  if (found) return found;
  const timeoutMs = Math.min(MAX_WAIT_MS, Number(query['timeoutMs'] ?? DEFAULT_WAIT_MS) || DEFAULT_WAIT_MS);
  const { promise, resolve } = Promise.withResolvers<Message | undefined>();
  const stop = registry.listen(() => {
    const message = find();
    if (message) resolve(message);
  });
  const timer = setTimeout(() => resolve(undefined), timeoutMs);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    stop();
  }
}

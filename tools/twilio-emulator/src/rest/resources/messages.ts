import type { AccountStore } from '../../accounts/account-store';
import type { ContentStore } from '../../content/content-store';
import type { Message, OutgoingMessage } from '../../messaging/message';
import { plainNumber } from '../../messaging/message-address';
import type { Messaging } from '../../messaging/messaging';
import { type Reception, testNumber } from '../../messaging/test-numbers';
import { TEST_CALLER_ID } from '../../world/magic-numbers';
import { page } from '../paging';
import type { Resource, RestAnswer, RestRequest } from '../resource';
import { invalid, notFound, RestError } from '../rest-error';
import { isInTime } from '../time-filter';
import { feedbackResource } from './message-feedback';
import { mediaResource } from './message-media';
import { readOutgoingMessage } from './message-requests';
import { serializeMessage } from './message-serializer';
import { RateLimits } from './rate-limits';

/** `/Messages.json`: https://www.twilio.com/docs/messaging/api/message-resource */
export function messagesResource(
  store: AccountStore,
  messaging: Messaging,
  contents: ContentStore,
): Resource {
  const { registry } = messaging;
  const limits = new RateLimits();
  const find = (sid: string, { caller, path }: RestRequest): Message => {
    const message = registry.get(sid);
    if (message?.accountSid !== caller.account.sid || message.isOfSandbox) throw notFound(path);
    return message;
  };
  return {
    parts: { Media: mediaResource(registry, find), Feedback: feedbackResource(registry, find) },
    list: ({ caller, path, query }) => {
      const own = registry
        .all()
        .reverse()
        .filter((message) => message.accountSid === caller.account.sid && passes(message, query));
      return { status: 200, body: page('messages', own, path, query, serializeMessage) };
    },
    create: ({ caller, form }) => {
      const { closedRegions } = messaging.settings;
      const outgoing = readOutgoingMessage(form, caller.account.sid, { store, contents, closedRegions });
      const reception = testNumber(plainNumber(outgoing.to))?.reception;
      if (reception?.kind === 'refuse') throw invalid(reception.code, reception.message);
      if (reception?.kind === 'rate-limit') limits.check(outgoing.to, reception.retryAfterSec);
      if (messaging.isOptedOut(outgoing.from, outgoing.to)) {
        throw invalid(21610, 'Attempt to send to unsubscribed recipient');
      }
      return answerFor(send(outgoing, messaging), reception);
    },
    fetch: (request) => ({ status: 200, body: serializeMessage(find(request.sid, request)) }),
    update: (request) => {
      const message = find(request.sid, request);
      update(message, request, messaging);
      return { status: 200, body: serializeMessage(message) };
    },
    remove: (request) => {
      const message = find(request.sid, request);
      if (!messaging.isOver(message))
        throw invalid(20009, 'Cannot delete this resource before it is complete');
      registry.delete(message.sid);
      return { status: 204 };
    },
  };
}

/** Twilio's test sender never sends anything. */
function send(outgoing: OutgoingMessage, messaging: Messaging): Message {
  return outgoing.from === TEST_CALLER_ID ? messaging.take(outgoing) : messaging.send(outgoing);
}

function answerFor(message: Message, reception: Reception | undefined): RestAnswer {
  if (reception?.kind === 'fail-after') {
    throw new RestError(500, 20500, 'An internal server error has occurred');
  }
  const answer = { status: 201, body: serializeMessage(message) };
  return reception?.kind === 'hang' ? { ...answer, hangs: true } : answer;
}

/** An empty `Body` redacts, `Status=canceled` takes back what is scheduled. */
function update(message: Message, { form }: RestRequest, messaging: Messaging): void {
  const status = form.text('Status');
  const body = form.text('Body');
  if (status !== undefined && status !== 'canceled')
    throw invalid(20001, `Status may be canceled, not ${status}`);
  if (status === 'canceled') {
    if (message.status !== 'scheduled') throw invalid(30409, 'Only a scheduled message can be canceled');
    messaging.cancel(message);
  }
  if (body === undefined) return;
  if (body !== '')
    throw invalid(20001, 'Body may only be changed to the empty text, which redacts the message');
  if (!messaging.isOver(message)) throw invalid(20009, 'Cannot update this resource before it is complete');
  message.body = '';
  messaging.registry.touch(message, 'redacted');
}

function passes(message: Message, query: URLSearchParams): boolean {
  const { from, to, isOfSandbox, sentAt, createdAt } = message;
  const isFrom = query.get('From') === null || query.get('From') === from;
  const isTo = query.get('To') === null || query.get('To') === to;
  return !isOfSandbox && isFrom && isTo && isInTime(sentAt ?? createdAt, 'DateSent', query);
}

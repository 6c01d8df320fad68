import type { HttpMethod } from '../accounts/records';
import { childElements, parseTwiml, textOf, type TwimlElement, TwimlError } from '../twiml/twiml-document';
import type { WebhookAnswer } from '../webhooks/webhook';

/** A message that TwiML says to send. */
export interface MessageVerb {
  kind: 'message';
  body: string;
  mediaUrls: string[];
  to?: string;
  from?: string;
  /** Told whether it was sent. */
  action?: string;
  method: HttpMethod;
  /** Told of every status. */
  statusCallback?: string;
}

/** What TwiML says to do with a message. */
export type ReplyVerb =
  MessageVerb | { kind: 'redirect'; url: string; method: HttpMethod } | { kind: 'unknown'; name: string };

const XML_TYPES = new Set(['text/xml', 'application/xml', 'text/html']);

/**
 * Reads a messaging webhook's answer: TwiML, or plain text, which is the reply itself. Nothing at all is no reply.
 * Throws {@link TwimlError}. Source: https://www.twilio.com/docs/messaging/twiml
 */
export function readReplies({ contentType, body, documentUrl }: WebhookAnswer): ReplyVerb[] {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const text = body.toString('utf8');
  if (type === 'text/plain' || (type === '' && text.trim() === '')) {
    return text.trim() === '' ? [] : [plainReply(text.trim())];
  }
  if (!XML_TYPES.has(type) && type !== '') {
    throw new TwimlError(12300, `the content type “${type}” is neither TwiML (text/xml) nor text`);
  }
  return childElements(parseTwiml(text)).map((element) => verbOf(element, documentUrl));
}

export function plainReply(body: string): MessageVerb {
  return { kind: 'message', body, mediaUrls: [], method: 'POST' };
}

function verbOf(element: TwimlElement, base: string): ReplyVerb {
  const method = methodOf(element);
  if (element.name === 'Redirect') return { kind: 'redirect', url: absolute(textOf(element), base), method };
  if (element.name !== 'Message' && element.name !== 'Sms') return { kind: 'unknown', name: element.name };
  const { to, from, action, statusCallback } = element.attributes;
  const parts = childElements(element);
  const bodies = parts.filter(({ name }) => name === 'Body');
  return {
    kind: 'message',
    body: (bodies.length > 0 ? bodies.map(ownText).join('') : ownText(element)).trim(),
    mediaUrls: parts.filter(({ name }) => name === 'Media').map((media) => absolute(textOf(media), base)),
    method,
    ...(to ? { to } : {}),
    ...(from ? { from } : {}),
    ...(action ? { action: absolute(action, base) } : {}),
    ...(statusCallback ? { statusCallback: absolute(statusCallback, base) } : {}),
  };
}

/** Text right inside, line breaks kept: a message is read, not spoken. */
function ownText({ content }: TwimlElement): string {
  return content.filter((part) => typeof part === 'string').join('');
}

function methodOf({ attributes }: TwimlElement): HttpMethod {
  return attributes['method']?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}

function absolute(url: string, base: string): string {
  return URL.canParse(url, base) ? new URL(url, base).href : url;
}

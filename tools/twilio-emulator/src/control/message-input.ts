import type { WhatsAppSender } from '../accounts/records';
import type { DeliverySettings } from '../messaging/delivery-settings';
import type { IncomingMessage, MessageChannel } from '../messaging/message';
import { plainNumber } from '../messaging/message-address';
import { ControlInputError, field, readFlag, readNumber, readPhoneNumber, readText } from './control-input';

const MAX_MEDIA = 10;
const CONTENT_TYPE = /^[a-z]+\/[\w.+-]+(;.*)?$/i;

/** A message that somebody outside writes. */
export function readIncomingMessage(body: unknown, ownNumber: string): IncomingMessage {
  const channel = readChannel(body);
  const text = field(body, 'body') ?? '';
  if (typeof text !== 'string') throw new ControlInputError('body must be a text');
  const media = readMedia(field(body, 'media'));
  if (text === '' && media.length === 0) throw new ControlInputError('a message has a body or media');
  const profileName = field(body, 'profileName') ?? 'Outside phone';
  if (typeof profileName !== 'string') throw new ControlInputError('profileName must be a text');
  return {
    channel,
    from: readAddress(body, 'from', '+12025550123'),
    to: readAddress(body, 'to', ownNumber),
    body: text,
    media,
    profileName,
    extra: readExtra(field(body, 'parameters')),
  };
}

function readChannel(body: unknown): MessageChannel {
  const to = field(body, 'to');
  const guess = typeof to === 'string' && to.startsWith('whatsapp:') ? 'whatsapp' : 'sms';
  const channel = field(body, 'channel') ?? guess;
  if (channel !== 'sms' && channel !== 'whatsapp') {
    throw new ControlInputError('channel must be sms or whatsapp');
  }
  return channel;
}

function readAddress(body: unknown, name: string, otherwise: string): string {
  const value = field(body, name);
  return readPhoneNumber({ [name]: typeof value === 'string' ? plainNumber(value) : value }, name, otherwise);
}

function readMedia(media: unknown): IncomingMessage['media'] {
  if (media === undefined) return [];
  if (!Array.isArray(media) || media.length > MAX_MEDIA) {
    throw new ControlInputError(`media must be a list of at most ${MAX_MEDIA}`);
  }
  return media.map((medium: unknown) => {
    const contentType = readText(medium, 'type');
    if (!CONTENT_TYPE.test(contentType)) throw new ControlInputError('type must be such as image/png');
    const content = Buffer.from(readText(medium, 'base64'), 'base64');
    const name = field(medium, 'name');
    return { contentType, content, ...(typeof name === 'string' && name !== '' ? { name } : {}) };
  });
}

/** Further parameters of the webhook, such as `{"ButtonText": "Yes"}`. */
function readExtra(parameters: unknown): Record<string, string> {
  if (parameters === undefined) return {};
  const isTexts =
    typeof parameters === 'object' &&
    parameters !== null &&
    Object.values(parameters).every((value) => typeof value === 'string');
  if (!isTexts) throw new ControlInputError('parameters must be an object of texts');
  return parameters as Record<string, string>;
}

/** The settings that the request names. */
export function readSettingsChange(body: unknown, now: DeliverySettings): DeliverySettings {
  const flag = (name: string, value: boolean): boolean => readFlag(body, name) ?? value;
  return {
    delayMs: Math.max(0, readNumber(body, 'delayMs', now.delayMs)),
    shuffleStatuses: flag('shuffleStatuses', now.shuffleStatuses),
    sandboxJoin: flag('sandboxJoin', now.sandboxJoin),
    sandboxPacing: flag('sandboxPacing', now.sandboxPacing),
    whatsAppWindow: flag('whatsAppWindow', now.whatsAppWindow),
    mediaAuth: flag('mediaAuth', now.mediaAuth),
    closedRegions: readRegions(field(body, 'closedRegions')) ?? now.closedRegions,
  };
}

function readRegions(regions: unknown): string[] | undefined {
  if (regions === undefined) return undefined;
  const isRegion = (each: unknown): each is string => typeof each === 'string' && /^[A-Z]{2}$/.test(each);
  if (Array.isArray(regions) && regions.every(isRegion)) return regions;
  throw new ControlInputError('closedRegions must be a list of countries such as ES');
}

/** What is set on a WhatsApp sender in Twilio's console. An empty URL takes it away. */
export function readSenderChange(body: unknown): Partial<WhatsAppSender> {
  const names = { url: 'smsUrl', fallbackUrl: 'smsFallbackUrl', statusUrl: 'statusCallback' } as const;
  const change: Partial<WhatsAppSender> = {};
  for (const [name, property] of Object.entries(names)) {
    const value = field(body, name);
    if (value === undefined) continue;
    if (typeof value !== 'string' || (value !== '' && !/^https?:\/\//i.test(value))) {
      throw new ControlInputError(`${name} must be an http(s) URL`);
    }
    change[property] = value;
  }
  const method = field(body, 'method');
  if (method === 'GET' || method === 'POST') change.smsMethod = method;
  else if (method !== undefined) throw new ControlInputError('method must be GET or POST');
  return change;
}

/** What Twilio and WhatsApp are to remember of a phone outside. `number` is the account's, for opt-outs and windows. */
export function readPhoneChange(
  body: unknown,
  ownNumber: string,
): {
  number: string;
  joined: boolean | undefined;
  optedOut: boolean | undefined;
  joinedAgoMs?: number;
  wroteAgoMs?: number;
} {
  const ago = (name: string): Record<string, number> =>
    field(body, name) === undefined ? {} : { [name]: readNumber(body, name, 0) };
  return {
    number: readAddress(body, 'number', ownNumber),
    joined: readFlag(body, 'joined'),
    optedOut: readFlag(body, 'optedOut'),
    ...ago('joinedAgoMs'),
    ...ago('wroteAgoMs'),
  };
}

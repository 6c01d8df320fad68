import { field } from '../control/control-input';
import { GraphError } from './meta-errors';
import { isMediaKind, type MediaKind } from './meta-media';

/** A file as the program names it: uploaded before, or where it is to be fetched. */
export interface NamedFile {
  kind: MediaKind;
  id?: string;
  link?: string;
  caption: string;
  filename?: string;
}

export interface Button {
  id: string;
  title: string;
}

export type Written =
  | { type: 'text'; body: string }
  | { type: 'media'; file: NamedFile }
  | { type: 'interactive'; body: string; buttons: Button[] }
  | { type: 'reaction'; messageId: string; emoji: string }
  | { type: 'template'; name: string; language: string; components: readonly unknown[] };

export interface SentByProgram {
  /** E.164. */
  to: string;
  /** Comes back with each status. */
  reference?: string;
  written: Written;
}

const TEXT_MAX = 4096;
const CAPTION_MAX = 1024;
const BUTTONS_MAX = 3;
const BUTTON_MAX = 20;

/**
 * Reads the body of `POST /{phone-number-id}/messages`.
 * Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
 *
 * @throws GraphError 400 with Meta's code
 */
export function readMessage(body: unknown): SentByProgram {
  const digits = textIn(body, 'to').replace(/\D/g, '');
  if (!/^[1-9]\d{6,14}$/.test(digits)) throw invalid('to is no telephone number');
  const reference = field(body, 'biz_opaque_callback_data');
  const type = field(body, 'type') ?? 'text';
  if (typeof type !== 'string') throw invalid('type must be a text');
  return {
    to: `+${digits}`,
    written: readWritten(type, field(body, type)),
    ...(typeof reference === 'string' && { reference }),
  };
}

function readWritten(type: string, given: unknown): Written {
  if (type === 'text') return { type, body: limited(textIn(given, 'body'), TEXT_MAX) };
  if (type === 'reaction') {
    const emoji = field(given, 'emoji');
    return { type, messageId: textIn(given, 'message_id'), emoji: typeof emoji === 'string' ? emoji : '' };
  }
  if (type === 'template')
    return {
      type,
      name: textIn(given, 'name'),
      language: textIn(field(given, 'language'), 'code'),
      components: listIn(given, 'components'),
    };
  if (type === 'interactive') return readButtons(given);
  if (isMediaKind(type)) return { type: 'media', file: readFile(type, given) };
  throw new GraphError(400, 131051, `Message type ${type} is not supported here.`);
}

function readFile(kind: MediaKind, given: unknown): NamedFile {
  const [id, link] = [field(given, 'id'), field(given, 'link')];
  if ((typeof id === 'string') === (typeof link === 'string'))
    throw invalid(`${kind} needs an id or a link, and not both`);
  const caption = field(given, 'caption');
  const filename = field(given, 'filename');
  if (typeof caption === 'string' && (kind === 'audio' || kind === 'sticker'))
    throw invalid(`${kind} has no caption`);
  return {
    kind,
    caption: typeof caption === 'string' ? limited(caption, CAPTION_MAX) : '',
    ...(typeof id === 'string' && { id }),
    ...(typeof link === 'string' && { link }),
    ...(typeof filename === 'string' && { filename }),
  };
}

/** Source: https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-reply-buttons-messages */
function readButtons(given: unknown): Written {
  if (field(given, 'type') !== 'button')
    throw new GraphError(400, 131051, 'Only reply buttons are known here.');
  const buttons = listIn(field(given, 'action'), 'buttons').map((each) => {
    const reply = field(each, 'reply');
    return { id: textIn(reply, 'id'), title: textIn(reply, 'title') };
  });
  if (buttons.length === 0 || buttons.length > BUTTONS_MAX) throw invalid('one to three buttons are shown');
  if (buttons.some(({ title }) => title.length > BUTTON_MAX)) throw invalid('a button has 20 characters');
  return { type: 'interactive', body: limited(textIn(field(given, 'body'), 'text'), CAPTION_MAX), buttons };
}

export function textIn(body: unknown, name: string): string {
  const value = field(body, name);
  if (typeof value === 'string' && value !== '') return value;
  throw new GraphError(400, 100, `The parameter ${name} is required.`);
}

export function listIn(body: unknown, name: string): unknown[] {
  const value = field(body, name) ?? [];
  if (!Array.isArray(value)) throw invalid(`${name} must be a list`);
  return value;
}

const limited = (text: string, max: number): string => {
  if (text.length > max) throw new GraphError(400, 100, `Param text must be at most ${max} characters long.`);
  return text;
};

const invalid = (details: string): GraphError => new GraphError(400, 131009, details);

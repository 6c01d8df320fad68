import type {
  CloudMessageReceived,
  CloudReaction,
  CloudStatus,
} from '../../domains/messages/api/cloud-inbox';

/**
 * A webhook of Meta's Cloud API, as far as it is read: everything may be missing.
 * Source: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components
 */
interface Told {
  object?: string;
  entry?: { changes?: { field?: string; value?: Value }[] }[];
}
interface Value {
  metadata?: { display_phone_number?: string; phone_number_id?: string };
  contacts?: { wa_id?: string; profile?: { name?: string } }[];
  messages?: Message[];
  statuses?: Status[];
}
interface Message {
  id?: string;
  from?: string;
  /** Seconds since 1970, as a text. */
  timestamp?: string;
  type?: string;
  text?: { body?: string };
  button?: { text?: string; payload?: string };
  interactive?: { button_reply?: Reply; list_reply?: Reply };
  /** The message of ours that it answers. */
  context?: { id?: string };
  reaction?: { message_id?: string; emoji?: string };
  [type: string]: unknown;
}
interface Reply {
  id?: string;
  title?: string;
}
/** Of a picture, a sound, a video, a document or a sticker. */
interface File {
  id?: string;
  mime_type?: string;
  caption?: string;
  filename?: string;
}
interface Status {
  id?: string;
  status?: string;
  biz_opaque_callback_data?: string;
  errors?: { code?: number; title?: string }[];
}

export interface MetaEvents {
  messages: CloudMessageReceived[];
  reactions: CloudReaction[];
  statuses: CloudStatus[];
}

/** The longest emoji that there are, in UTF-16, with room. */
const EMOJI_MAX = 64;

/** No answer is expected to these. */
const NOT_WRITTEN = ['reaction', 'system', 'unsupported', 'ephemeral'];

/** @returns undefined where the body is none of WhatsApp's webhooks */
export function readMetaEvents(body: string): MetaEvents | undefined {
  let told: Told | null;
  try {
    told = JSON.parse(body) as Told | null;
  } catch {
    return undefined;
  }
  if (told?.object !== 'whatsapp_business_account' || !Array.isArray(told.entry)) return undefined;
  const values = told.entry
    .flatMap(({ changes }) => changes ?? [])
    .flatMap(({ field, value }) => (field === 'messages' && value ? [value] : []));
  return {
    messages: values.flatMap(messagesOf),
    reactions: values.flatMap(reactionsOf),
    statuses: values.flatMap(statusesOf),
  };
}

function messagesOf({ metadata, contacts = [], messages = [] }: Value): CloudMessageReceived[] {
  const { display_phone_number: ours = '', phone_number_id: phoneNumberId = '' } = metadata ?? {};
  return messages.flatMap((message) => {
    const { id, from, timestamp, type = '' } = message;
    if (!id || !from || NOT_WRITTEN.includes(type)) return [];
    const name = contacts.find(({ wa_id: of }) => of === from)?.profile?.name;
    const addresses = { from: `+${digitsOf(from)}`, to: `+${digitsOf(ours)}` };
    const said = { text: textOf(message), files: filesOf(message), button: buttonOf(message) };
    // What was not taken is told again for days: https://docs.360dialog.com/partner/messaging/receiving-messages-via-webhook
    const sentAt = Number(timestamp) * 1_000 || undefined;
    return [{ phoneNumberId, providerId: id, ...addresses, ...said, name, sentAt, raw: message }];
  });
}

/** Source: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples#reaction-messages */
const reactionsOf = ({ messages = [] }: Value): CloudReaction[] =>
  messages.flatMap(({ type, reaction }) =>
    type === 'reaction' && reaction?.message_id
      ? [{ messageId: reaction.message_id, emoji: (reaction.emoji ?? '').slice(0, EMOJI_MAX) }]
      : [],
  );

const FILES = ['image', 'audio', 'video', 'document', 'sticker'];

/** Source: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples#media-messages */
function filesOf(message: Message): CloudMessageReceived['files'] {
  const { id, mime_type: type = '', filename: name } = fileIn(message);
  return id === undefined ? [] : [{ mediaId: id, type, name }];
}

const fileIn = (message: Message): File =>
  FILES.includes(message.type ?? '') ? (message[message.type ?? ''] ?? {}) : {};

function buttonOf({ button, interactive, context }: Message): CloudMessageReceived['button'] {
  const { button_reply: pressed, list_reply: chosen } = interactive ?? {};
  return { payload: button?.payload ?? pressed?.id ?? chosen?.id, repliedTo: context?.id };
}

/** What is neither a text nor a file, such as a place, is named. */
function textOf(message: Message): string {
  const { type = '', text, button, interactive } = message;
  const written =
    text?.body ?? button?.text ?? interactive?.button_reply?.title ?? interactive?.list_reply?.title;
  if (written !== undefined) return written;
  const { id, caption } = fileIn(message);
  return id === undefined ? `[${type}]` : (caption ?? '');
}

const statusesOf = ({ statuses = [] }: Value): CloudStatus[] =>
  statuses.flatMap((told) => {
    const { id, status, errors, biz_opaque_callback_data: reference } = told;
    const [error] = errors ?? [];
    if (!id || !status) return [];
    const errorCode = error?.code === undefined ? null : String(error.code);
    return [{ providerId: id, status, errorCode, errorDetail: error?.title, reference, raw: told }];
  });

/** Meta writes numbers without their plus sign, those that are shown with spaces. */
const digitsOf = (text: string): string => text.replace(/\D/g, '');

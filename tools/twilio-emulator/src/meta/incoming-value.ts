import type { IncomingMessage } from '../messaging/message';
import { META_ACCOUNT } from './meta-account';
import { kindOf, sha256Of, type MetaFile } from './meta-media';

/** What somebody outside did with a message of the account. */
export interface Reaction {
  from: string;
  profileName: string;
  messageId: string;
  emoji: string;
}

/**
 * The webhook's value for what came in: one message for each file, as phones send them.
 * Source: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples
 */
export function incomingValue(
  incoming: Pick<IncomingMessage, 'from' | 'body' | 'profileName' | 'extra'>,
  wamid: string,
  file: MetaFile | undefined,
  repliedTo: string | undefined,
): object {
  const content = file
    ? mediaContent(file, incoming.body)
    : (buttonContent(incoming) ?? textContent(incoming.body));
  const context = repliedTo === undefined ? {} : { context: { from: ownDigits, id: repliedTo } };
  return valueOf(incoming.from, incoming.profileName, { ...context, id: wamid, ...content });
}

export const reactionValue = ({ from, profileName, messageId, emoji }: Reaction, wamid: string): object =>
  valueOf(from, profileName, {
    id: wamid,
    type: 'reaction',
    reaction: { message_id: messageId, ...(emoji !== '' && { emoji }) },
  });

export const ownMetadata = {
  display_phone_number: META_ACCOUNT.phoneNumber.slice(1),
  phone_number_id: META_ACCOUNT.phoneNumberId,
};
const ownDigits = META_ACCOUNT.phoneNumber.slice(1);

function valueOf(from: string, name: string, message: object): object {
  const wa_id = from.slice(1);
  return {
    metadata: ownMetadata,
    contacts: [{ profile: { name }, wa_id }],
    messages: [{ from: wa_id, timestamp: String(Math.floor(Date.now() / 1000)), ...message }],
  };
}

const textContent = (body: string): object => ({ type: 'text', text: { body } });

/** A template's button, or one of a message within the 24 hours. */
function buttonContent({ body, extra }: Pick<IncomingMessage, 'body' | 'extra'>): object | undefined {
  const payload = extra['ButtonPayload'];
  if (payload === undefined) return undefined;
  return extra['MessageType'] === 'interactive'
    ? {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: payload, title: body } },
      }
    : { type: 'button', button: { payload, text: body } };
}

function mediaContent({ id, type, name, content }: MetaFile, caption: string): object {
  const kind = kindOf(type);
  const described = {
    id,
    mime_type: kind === 'audio' ? `${type.split(';', 1)[0]}; codecs=opus` : type,
    sha256: sha256Of(content),
    ...(caption !== '' && kind !== 'audio' && { caption }),
    ...(kind === 'document' && name !== undefined && { filename: name }),
    ...(kind === 'audio' && { voice: true }),
  };
  return { type: kind, [kind]: described };
}

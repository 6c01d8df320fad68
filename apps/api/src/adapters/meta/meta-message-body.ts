import type { CloudContent } from '../../domains/messages/ports/cloud-sender';

/** A file as Meta knows it. */
export type NamedFile = { id: string } | { link: string };

/** What phones show as such; all else goes as a document. Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types */
const KINDS = [
  ['image', /^image\/(jpeg|png)$/],
  ['audio', /^audio\/(aac|amr|mpeg|mp4|ogg)$/],
  ['video', /^video\/(mp4|3gpp)$/],
] as const;

export const fileKind = (type: string): 'image' | 'audio' | 'video' | 'document' =>
  KINDS.find(([, types]) => types.test(type.split(';', 1)[0]?.trim() ?? ''))?.[0] ?? 'document';

/** The fields of a message that say what it is. Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages */
export function messageBody(content: CloudContent, file: NamedFile | undefined): object {
  switch (content.kind) {
    case 'text':
      return { type: 'text', text: { preview_url: false, body: content.text } };
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: content.messageId, emoji: content.emoji } };
    case 'template':
      return { type: 'template', template: templateOf(content) };
    case 'file': {
      const kind = fileKind(content.file.type);
      const caption = kind !== 'audio' && content.caption.trim() !== '' ? { caption: content.caption } : {};
      const filename =
        kind === 'document' && content.file.name !== null ? { filename: content.file.name } : {};
      return { type: kind, [kind]: { ...file, ...caption, ...filename } };
    }
  }
}

/** Values by number go in their order, those by name with it. Source: https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates */
function templateOf({
  name,
  language,
  values,
  buttons,
}: Extract<CloudContent, { kind: 'template' }>): object {
  const given = Object.entries(values);
  const isByNumber = given.every(([key]) => /^\d+$/.test(key));
  const parameters = (isByNumber ? given.sort(([one], [other]) => Number(one) - Number(other)) : given).map(
    ([key, text]) => ({ type: 'text', ...(!isByNumber && { parameter_name: key }), text }),
  );
  const components = [
    ...(parameters.length > 0 ? [{ type: 'body', parameters }] : []),
    ...buttons.map(({ id: payload }, index) => ({
      type: 'button',
      sub_type: 'quick_reply',
      index: String(index),
      parameters: [{ type: 'payload', payload }],
    })),
  ];
  return { name, language: { code: language }, components };
}

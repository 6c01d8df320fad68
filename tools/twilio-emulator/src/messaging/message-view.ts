import type { MediaView, MessageView } from '../control/inspector-events';
import { errorMessageOf } from './error-messages';
import type { Message, MessageMedia } from './message';

/** A message as the control API shows it, without its media's content. */
export function messageView(message: Message): MessageView {
  const { sid, channel, direction, from, to, body, media, status, errorCode } = message;
  const errorMessage = errorMessageOf(errorCode);
  return {
    sid,
    channel,
    direction,
    from,
    to,
    body,
    media: media.map(mediaView),
    status,
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(errorMessage === undefined ? {} : { errorMessage }),
    ...(message.messagingServiceSid === undefined
      ? {}
      : { messagingServiceSid: message.messagingServiceSid }),
    ...(message.inReplyTo === undefined ? {} : { inReplyTo: message.inReplyTo }),
    ...(message.template === undefined
      ? {}
      : { contentSid: message.template.contentSid, buttons: message.template.buttons }),
    ...(message.isSeen === true ? { isSeen: true } : {}),
    ...(message.reaction ? { reaction: message.reaction } : {}),
    createdAt: message.createdAt.getTime(),
    updatedAt: message.updatedAt.getTime(),
  };
}

function mediaView({ sid, contentType, name, content }: MessageMedia): MediaView {
  const bytes = content.length;
  return { sid, contentType, ...(name === undefined ? {} : { name }), bytes, path: mediaPath(sid) };
}

/** Where the content of a medium is served, as Twilio's media hosts are apart from its API. */
export function mediaPath(mediaSid: string): string {
  return `/media/${mediaSid}`;
}

import type { Message, MessageMedia } from '../../messaging/message';
import type { MessageRegistry } from '../../messaging/message-registry';
import { page } from '../paging';
import type { Resource, RestRequest } from '../resource';
import { notFound } from '../rest-error';
import { isInTime } from '../time-filter';
import { serializeMedia } from './message-serializer';

/** `/Messages/:sid/Media.json`: https://www.twilio.com/docs/messaging/api/media-resource */
export function mediaResource(
  registry: MessageRegistry,
  find: (sid: string, request: RestRequest) => Message,
): Resource {
  const findBoth = (request: RestRequest): { message: Message; medium: MessageMedia } => {
    const message = find(request.parentSid, request);
    const medium = message.media.find(({ sid }) => sid === request.sid);
    if (!medium) throw notFound(request.path);
    return { message, medium };
  };
  return {
    list: (request) => {
      const message = find(request.parentSid, request);
      const { path, query } = request;
      const shown = message.media.filter(({ createdAt }) => isInTime(createdAt, 'DateCreated', query));
      const body = page('media_list', shown, path, query, (medium) => serializeMedia(message, medium));
      return { status: 200, body };
    },
    fetch: (request) => {
      const { message, medium } = findBoth(request);
      return { status: 200, body: serializeMedia(message, medium) };
    },
    remove: (request) => {
      const { message, medium } = findBoth(request);
      registry.removeMedia(message, medium.sid);
      return { status: 204 };
    },
  };
}

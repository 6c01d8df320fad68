import type { VoiceEngine } from '../../calls/voice-engine';
import {
  type CallQueue,
  DEFAULT_QUEUE_SIZE,
  MAX_QUEUE_NAME_CHARS,
  MAX_QUEUE_SIZE,
  type QueueMember,
} from '../../queues/queue';
import type { QueueStore } from '../../queues/queue-store';
import { page } from '../paging';
import { type Resource, type RestRequest, rfc2822 } from '../resource';
import { invalid, notFound } from '../rest-error';
import { readStart } from './call-requests';

/** `/Queues.json`: https://www.twilio.com/docs/voice/api/queue-resource */
export function queuesResource(queues: QueueStore, engine: VoiceEngine): Resource {
  const find = (request: RestRequest, sid = request.sid): CallQueue => {
    const queue = queues.get(sid);
    if (queue?.accountSid !== request.caller.account.sid) throw notFound(request.path);
    return queue;
  };
  const readName = ({ form, caller }: RestRequest, own?: CallQueue): string | undefined => {
    const name = form.text('FriendlyName');
    if (name === undefined) return undefined;
    if (name === '' || name.length > MAX_QUEUE_NAME_CHARS)
      throw invalid(22002, `FriendlyName must have 1 to ${MAX_QUEUE_NAME_CHARS} characters`);
    const other = queues.named(caller.account.sid, name);
    if (other && other !== own) throw invalid(22003, `A queue named ${name} exists already`);
    return name;
  };
  return {
    list: ({ caller, path, query }) => ({
      status: 200,
      body: page('queues', queues.ofAccount(caller.account.sid), path, query, serializeQueue),
    }),
    create: (request) => {
      const name = readName(request);
      if (name === undefined) throw invalid(20001, 'FriendlyName is required');
      const maxSize = request.form.positive('MaxSize', DEFAULT_QUEUE_SIZE, MAX_QUEUE_SIZE, 20001);
      return {
        status: 201,
        body: serializeQueue(queues.create(request.caller.account.sid, name, maxSize)),
      };
    },
    fetch: (request) => ({ status: 200, body: serializeQueue(find(request)) }),
    update: (request) => {
      const queue = find(request);
      queue.friendlyName = readName(request, queue) ?? queue.friendlyName;
      queue.maxSize = request.form.positive('MaxSize', queue.maxSize, MAX_QUEUE_SIZE, 20001);
      queue.updatedAt = new Date();
      return { status: 200, body: serializeQueue(queue) };
    },
    remove: (request) => {
      const queue = find(request);
      if (queue.members.length > 0) throw invalid(22001, 'The queue is not empty and cannot be deleted');
      queues.delete(queue.sid);
      return { status: 204 };
    },
    parts: { Members: membersResource((request) => find(request, request.parentSid), engine) },
  };
}

/** `/Queues/:sid/Members.json`: https://www.twilio.com/docs/voice/api/member-resource */
function membersResource(queueOf: (request: RestRequest) => CallQueue, engine: VoiceEngine): Resource {
  const find = (request: RestRequest): { queue: CallQueue; member: QueueMember } => {
    const queue = queueOf(request);
    const member =
      request.sid === 'Front' ? queue.members[0] : queue.members.find(({ call }) => call.sid === request.sid);
    if (!member) throw notFound(request.path);
    return { queue, member };
  };
  return {
    list: (request) => {
      const queue = queueOf(request);
      const view = (member: QueueMember): Record<string, unknown> => serializeMember(queue, member);
      return { status: 200, body: page('queue_members', queue.members, request.path, request.query, view) };
    },
    fetch: (request) => {
      const { queue, member } = find(request);
      return { status: 200, body: serializeMember(queue, member) };
    },
    update: (request) => {
      const { queue, member } = find(request);
      const redirected = readStart(request.form);
      if (!redirected) throw invalid(21205, 'Url parameter is required');
      const body = serializeMember(queue, member);
      const { start } = redirected;
      const about = { QueueSid: queue.sid, QueueTime: String(member.waitSec) };
      const dequeued = 'url' in start ? { ...start, parameters: { ...start.parameters, ...about } } : start;
      engine.redirect(member.call, dequeued);
      return { status: 200, body };
    },
  };
}

function serializeQueue(queue: CallQueue): Record<string, unknown> {
  return {
    sid: queue.sid,
    account_sid: queue.accountSid,
    friendly_name: queue.friendlyName,
    current_size: queue.members.length,
    max_size: queue.maxSize,
    average_wait_time: queue.averageWaitSec,
    date_created: rfc2822(queue.createdAt),
    date_updated: rfc2822(queue.updatedAt),
    uri: `/2010-04-01/Accounts/${queue.accountSid}/Queues/${queue.sid}.json`,
  };
}

function serializeMember(queue: CallQueue, member: QueueMember): Record<string, unknown> {
  return {
    queue_sid: queue.sid,
    call_sid: member.call.sid,
    date_enqueued: rfc2822(member.enqueuedAt),
    position: queue.positionOf(member),
    wait_time: member.waitSec,
    uri: `/2010-04-01/Accounts/${queue.accountSid}/Queues/${queue.sid}/Members/${member.call.sid}.json`,
  };
}

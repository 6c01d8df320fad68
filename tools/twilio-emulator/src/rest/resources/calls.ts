import type { AccountStore } from '../../accounts/account-store';
import type { Call } from '../../calls/call';
import type { CallRegistry } from '../../calls/call-registry';
import type { VoiceEngine } from '../../calls/voice-engine';
import type { RecordingStore } from '../../recordings/recording-store';
import { page } from '../paging';
import { invalid, notFound } from '../rest-error';
import { type Resource, type RestRequest } from '../resource';
import { isInTime } from '../time-filter';
import { readOutgoingCall, readStart } from './call-requests';
import { serializeCall } from './call-serializer';
import { callRecording, callRecordingsResource } from './recordings';

/** `/Calls.json`: https://www.twilio.com/docs/voice/api/call-resource */
export function callsResource(
  store: AccountStore,
  registry: CallRegistry,
  engine: VoiceEngine,
  recordings: RecordingStore,
): Resource {
  const find = ({ sid, caller, path }: RestRequest): Call => {
    const call = registry.get(sid);
    if (call?.details.accountSid !== caller.account.sid) throw notFound(path);
    return call;
  };
  return {
    list: ({ caller, path, query }) => {
      const own = registry
        .all()
        .reverse()
        .filter((call) => call.details.accountSid === caller.account.sid && passes(call, query));
      return { status: 200, body: page('calls', own, path, query, serializeCall) };
    },
    create: ({ caller, form }) => {
      const { request, isTest } = readOutgoingCall(form, caller.account.sid, store);
      const call = isTest ? engine.createTestCall(request) : engine.create(request);
      if (form.text('Record')?.toLowerCase() === 'true') {
        const record = callRecording(call, form, 'OutboundAPI');
        call.listen({ progress: (step) => void (step === 'answered' && recordings.start(record)) });
      }
      return { status: 201, body: serializeCall(call) };
    },
    fetch: (request) => ({ status: 200, body: serializeCall(find(request)) }),
    update: (request) => {
      const call = find(request);
      update(call, request, engine);
      return { status: 200, body: serializeCall(call) };
    },
    remove: (request) => {
      const call = find(request);
      if (!call.isOver) throw invalid(20009, 'The call is still in progress and cannot be deleted');
      registry.delete(call.sid);
      return { status: 204 };
    },
    parts: { Recordings: callRecordingsResource(recordings, registry) },
  };
}

function update(call: Call, { form }: RestRequest, engine: VoiceEngine): void {
  const status = form.text('Status');
  if (status !== undefined && status !== 'completed' && status !== 'canceled') {
    throw invalid(21218, `Status may be completed or canceled, not ${status}`);
  }
  // Of a call that is over, whatever is asked. Source: https://www.twilio.com/docs/api/errors/21220
  if (status !== undefined && call.isOver) throw invalid(21220, 'Call is not in-progress. Cannot redirect.');
  if (status !== undefined) {
    if (status === 'canceled' && call.isAnswered) return; // Twilio lets an answered call go on
    call.finish(call.isAnswered ? 'completed' : 'canceled', `ended through the REST API (${status})`);
    return;
  }
  const redirected = readStart(form);
  if (!redirected) return;
  if (call.status !== 'in-progress') throw invalid(21220, 'Call is not in-progress. Cannot redirect.');
  engine.redirect(call, redirected.start, redirected.fallback);
}

/** The list's filters; times are compared by day, as Twilio does, or by moment where one is given. */
function passes(call: Call, query: URLSearchParams): boolean {
  const { from, to, parentCallSid } = call.details;
  const equal: [string, string | undefined][] = [
    ['From', from],
    ['To', to],
    ['Status', call.status],
    ['ParentCallSid', parentCallSid],
  ];
  const isEqual = equal.every(([name, value]) => query.get(name) === null || query.get(name) === value);
  return isEqual && isInTime(call.startedAt, 'StartTime', query) && isInTime(call.endedAt, 'EndTime', query);
}

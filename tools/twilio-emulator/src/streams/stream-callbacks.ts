import type { VerbContext } from '../twiml/verb-context';
import type { StreamSettings } from './stream-settings';

type StreamEvent = 'stream-started' | 'stream-stopped' | 'stream-error';

/** Tells what becomes of a stream, in order. Source: https://www.twilio.com/docs/voice/twiml/stream#attributes-statuscallback */
export function streamCallbacks(
  { statusCallback: url, statusCallbackMethod: method, name }: StreamSettings,
  { call, services: { webhooks, authTokenOf } }: VerbContext,
): (streamSid: string, event: StreamEvent, error?: string) => void {
  let last: Promise<unknown> = Promise.resolve();
  return (streamSid, event, error) => {
    if (url === undefined) return;
    const { accountSid } = call.details;
    const parameters = {
      AccountSid: accountSid,
      CallSid: call.sid,
      StreamSid: streamSid,
      StreamName: name ?? streamSid,
      StreamEvent: event,
      ...(error !== undefined && { StreamError: error }),
      Timestamp: new Date().toISOString(),
    };
    const authToken = authTokenOf(accountSid);
    last = last.then(() =>
      webhooks.send({ purpose: 'status-callback', method, url, parameters, authToken, callSid: call.sid }),
    );
  };
}

import { callParameters } from '../calls/call-parameters';
import type { DocumentRequest } from './document-loader';
import type { VerbContext } from './verb-context';

/** The caller hung up: Twilio still tells the action URL how the verb ended, and ignores the answer. */
export function tellAction({ url, method, parameters }: DocumentRequest, context: VerbContext): void {
  const { call, services } = context;
  void services.webhooks.send({
    purpose: 'action',
    method,
    url,
    parameters: { ...callParameters(call), ...parameters },
    authToken: services.authTokenOf(call.details.accountSid),
    callSid: call.sid,
  });
}

import type { VerbContext } from '../twiml/verb-context';

/** Shows in the inspector what went over the WebSocket of a session, shortened. */
export function reportMessage(
  { call, services }: VerbContext,
  message: { sessionId: string; from: 'twilio' | 'app'; kind: string; message: string },
): void {
  const shown = message.message.slice(0, 4_000);
  services.inspector.report({ type: 'relay', callSid: call.sid, ...message, message: shown });
}

import { checkAttributes } from '../twiml/attribute-rules';
import type { Attributes } from '../twiml/attributes';
import { tellAction } from '../twiml/tell-action';
import { childElements, type TwimlElement } from '../twiml/twiml-document';
import type { VerbOutcome } from '../twiml/verb';
import type { VerbContext } from '../twiml/verb-context';
import { isOfOtherLanguage } from '../twiml/voice-language';
import { twilioSignature } from '../webhooks/signature';
import { readRelaySettings, type RelaySettings } from './relay-settings';
import { RelaySession, type RelayEnd } from './relay-session';
import { RelaySocket } from './relay-socket';

const NESTED = ['Language', 'Parameter'];

/**
 * `<Connect><ConversationRelay>`: a program hears what the caller says as text, and says text. Twilio takes `wss://` only;
 * here `ws://` goes too, as `http://` does for webhooks.
 * Source: https://www.twilio.com/docs/voice/twiml/connect/conversationrelay
 */
export async function conversationRelay(
  noun: TwimlElement,
  connect: Attributes,
  context: VerbContext,
): Promise<VerbOutcome> {
  checkAttributes(noun, context);
  for (const child of childElements(noun)) {
    if (NESTED.includes(child.name)) checkAttributes(child, context);
    else context.warn(12_200, `<${child.name}> may not stand inside <ConversationRelay>; it is left out.`);
  }
  const action = connect.text('action');
  if (action !== undefined) context.resolveUrl(action); // a bad URL is told before anybody speaks
  const settings = readRelaySettings(noun);
  context.note('ConversationRelay', 'started', settings.url);

  const session = await open(settings, context);
  const end = session instanceof RelaySession ? await session.run() : session;
  const beganAt = session instanceof RelaySession ? session.beganAt : performance.now();
  context.note('ConversationRelay', 'ended', end.status);
  if (end.status === 'failed') context.warn(end.code, `<ConversationRelay>: ${end.message}`, 'error');

  const next = context.documentAt(action, {
    method: connect.method(),
    parameters: {
      ...(session instanceof RelaySession ? { SessionId: session.sid } : {}),
      SessionStatus: end.status,
      SessionDuration: String(Math.round((performance.now() - beganAt) / 1000)),
      ...particularsOf(end),
    },
    purpose: 'action',
  });
  if (context.call.isOver && action !== undefined) tellAction(next, context);
  context.throwIfStopped();
  if (action !== undefined) return next;
  // A connection that breaks ends the call, unless somebody is asked what to do.
  return end.status === 'failed' ? 'hang-up' : 'continue';
}

async function open(settings: RelaySettings, context: VerbContext): Promise<RelaySession | RelayEnd> {
  const { url } = settings;
  if (!/^wss?:\/\//i.test(url) || !URL.canParse(url))
    return { status: 'failed', code: 64_102, message: `“${url}” is no address of a WebSocket server` };
  const misfit = misfitOf(settings);
  if (misfit !== undefined) return { status: 'failed', code: 64_106, message: misfit };
  const { call, services } = context;
  const signature = twilioSignature(services.authTokenOf(call.details.accountSid), url, {});
  try {
    return new RelaySession(context, settings, await RelaySocket.open(url, signature));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { status: 'failed', code: 64_102, message: `${url}: ${why}` };
  }
}

/** A voice that does not speak its language. Source: https://www.twilio.com/docs/api/errors/64106 */
function misfitOf({ ttsLanguage, voice = '', voices }: RelaySettings): string | undefined {
  const all = new Map([...voices, [ttsLanguage, voices.get(ttsLanguage) || voice]]);
  const found = [...all].find(([language, each]) => isOfOtherLanguage(each, language));
  return found && `the voice “${found[1]}” does not speak ${found[0]}`;
}

/** Source: https://www.twilio.com/docs/voice/twiml/connect/conversationrelay#connect-action-url-callback */
function particularsOf(end: RelayEnd): Record<string, string> {
  if (end.status === 'failed') return { ErrorCode: String(end.code), ErrorMessage: end.message };
  return end.status === 'ended' && end.handoffData !== undefined ? { HandoffData: end.handoffData } : {};
}

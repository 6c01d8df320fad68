import type { Attributes } from '../twiml/attributes';
import { tellAction } from '../twiml/tell-action';
import type { TwimlElement } from '../twiml/twiml-document';
import type { VerbOutcome } from '../twiml/verb';
import { FlowStopped, type VerbContext } from '../twiml/verb-context';
import { openStream } from './open-stream';
import { readStreamSettings } from './stream-settings';

/**
 * `<Connect><Stream>`: a program hears the caller and speaks itself, until it closes the WebSocket or the call is over. Then the call
 * goes on with the next verb, or with `action`. Source: https://www.twilio.com/docs/voice/twiml/connect
 */
export async function connectStream(
  noun: TwimlElement,
  connect: Attributes,
  context: VerbContext,
): Promise<VerbOutcome> {
  const settings = readStreamSettings(noun, context, true);
  const action = connect.text('action');
  if (action !== undefined) context.resolveUrl(action); // a bad URL is told before anybody speaks
  await context.answer();
  const stream = await openStream(settings, context, true);
  if (stream) {
    const stop = (): void => stream.stop();
    context.stopped.addEventListener('abort', stop, { once: true });
    if (context.stopped.aborted) stop();
    // It plays as long as it is open.
    await context.play(stream.player).catch((error: unknown) => {
      if (!(error instanceof FlowStopped)) throw error;
    });
    await stream.over;
    context.stopped.removeEventListener('abort', stop);
  }
  if (action === undefined) {
    context.throwIfStopped();
    return 'continue';
  }
  const next = context.documentAt(action, { method: connect.method(), parameters: {}, purpose: 'action' });
  if (context.call.isOver) tellAction(next, context);
  context.throwIfStopped();
  return next;
}

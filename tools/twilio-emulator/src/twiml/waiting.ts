import { holdMusic } from '../media/hold-music';
import { checkAttributes } from './attribute-rules';
import type { DocumentRequest } from './document-loader';
import { childElements, type TwimlElement, TwimlError } from './twiml-document';
import type { VerbHandler, VerbOutcome } from './verb';
import { FlowStopped, type VerbContext } from './verb-context';

/** How a wait ends: by `<Leave>`, by `<Hangup>`, or because what was waited for is there. */
export type WaitEnd = 'leave' | 'hang-up' | 'over';

export interface WaitOptions {
  /** Absolute; absent for the built-in music, empty for silence. */
  url: string | undefined;
  method: 'GET' | 'POST';
  /** Asked anew for each request. */
  parameters: () => Record<string, string>;
  verbs: Readonly<Record<string, VerbHandler | undefined>>;
  /** Aborted when what was waited for is there. */
  over: AbortSignal;
}

/** A document that says nothing is not asked for more often than this. */
const MIN_ROUND_MS = 1000;

/** Twilio's own hold music lives here: there is no internet, so the built-in music stands in. */
const TWILIOS_MUSIC = /^https?:\/\/(twimlets\.com\/holdmusic|com\.twilio\.music\.)/i;

/**
 * Runs `waitUrl` again and again until the wait is over. Rejects with `FlowStopped` when the call ends or goes on
 * elsewhere. Source: https://www.twilio.com/docs/voice/twiml/enqueue#waiturl
 */
export async function wait(context: VerbContext, options: WaitOptions): Promise<WaitEnd> {
  const { url, over } = options;
  const waiting = context.until(over);
  try {
    if (url === undefined || TWILIOS_MUSIC.test(url)) await waiting.play(holdMusic());
    else if (url === '') await waiting.wait(2 ** 31 - 1);
    else return await rounds(waiting, url, options);
    return 'over';
  } catch (error) {
    if (!(error instanceof FlowStopped) || context.stopped.aborted) throw error;
    return 'over';
  }
}

async function rounds(waiting: VerbContext, url: string, options: WaitOptions): Promise<WaitEnd> {
  let next: DocumentRequest | undefined;
  for (;;) {
    const beganAt = performance.now();
    const request = next ?? {
      url,
      method: options.method,
      parameters: options.parameters(),
      purpose: 'wait',
    };
    const outcome = await round(waiting, request, options);
    if (outcome === 'leave' || outcome === 'hang-up') return outcome;
    next = outcome === 'continue' ? undefined : outcome;
    await waiting.wait(Math.max(0, MIN_ROUND_MS - (performance.now() - beganAt)));
  }
}

async function round(
  waiting: VerbContext,
  request: DocumentRequest,
  options: WaitOptions,
): Promise<VerbOutcome> {
  try {
    const document = await waiting.services.documents.load(request, waiting.call);
    waiting.throwIfStopped();
    const inside = waiting.at(document.url);
    for (const element of childElements(document.root)) {
      const outcome = await runVerb(element, inside, options.verbs);
      inside.throwIfStopped();
      if (outcome !== 'continue') return outcome;
    }
    return 'continue';
  } catch (error) {
    if (!(error instanceof TwimlError)) throw error;
    waiting.warn(error.code, `${error.message}; the music that is built in plays instead.`, 'error');
    await waiting.play(holdMusic());
    return 'continue';
  }
}

async function runVerb(
  element: TwimlElement,
  context: VerbContext,
  verbs: WaitOptions['verbs'],
): Promise<VerbOutcome> {
  const handler = verbs[element.name];
  checkAttributes(element, context);
  if (handler) return handler(element, context);
  context.warn(
    13238,
    `<${element.name}> may not stand in TwiML that is run while a call waits; it is left out.`,
  );
  return 'continue';
}

import type { Call } from '../calls/call';
import { checkAttributes } from './attribute-rules';
import type { DocumentRequest, TwimlDocument } from './document-loader';
import { childElements, parseTwiml, type TwimlElement, TwimlError } from './twiml-document';
import { type FlowServices, FlowStopped, VerbContext } from './verb-context';
import type { VerbOutcome } from './verb';
import { isTwilioVerb, VERBS } from './verbs';

/** Where a call's TwiML begins: at a URL, or with TwiML given in a REST request. */
export type FlowStart = DocumentRequest | { twiml: string };

/** Asked when a document cannot be had or run. */
export interface Fallback {
  url: string;
  method: 'GET' | 'POST';
}

export interface FlowOptions {
  isWhisper?: boolean;
  /** The only verbs that Twilio runs here, where it names them; others are left out with `code`. */
  only?: { verbs: readonly string[]; code: number };
}

/** As short as Twilio's own: the call ends with its last word. */
const APOLOGY = 'We are sorry, an application error has occurred. Goodbye.';

/** Runs a call's TwiML, document after document, until it ends or the call does. */
export class CallFlow {
  private current: AbortController | undefined;
  private fallback: Fallback | undefined;

  constructor(
    private readonly call: Call,
    private readonly services: FlowServices,
    private readonly options: FlowOptions = {},
  ) {}

  /**
   * Runs from this start, in place of what is running. Resolves `'hang-up'` when the TwiML ended the call, `'ended'`
   * when it ran out, `'stopped'` when the call was over first or another start took its place. Never rejects.
   * @param fallback in place of the one it had; that one stays where none is given
   */
  async run(start: FlowStart, fallback = this.fallback): Promise<'ended' | 'hang-up' | 'stopped'> {
    this.current?.abort();
    this.fallback = fallback;
    const current = new AbortController();
    this.current = current;
    const stopped = AbortSignal.any([current.signal, this.call.ended]);
    try {
      return await this.follow(start, stopped);
    } catch (error) {
      if (error instanceof FlowStopped || stopped.aborted) return 'stopped';
      return await this.apologize(error, stopped);
    }
  }

  private async follow(start: FlowStart, stopped: AbortSignal): Promise<'ended' | 'hang-up'> {
    let next: FlowStart = start;
    for (;;) {
      const outcome = await this.runOne(next, stopped);
      if (outcome === 'continue' || outcome === 'leave') return 'ended';
      if (outcome === 'hang-up') return 'hang-up';
      next = outcome;
    }
  }

  /** One document, and the fallback URL's where that one fails. */
  private async runOne(start: FlowStart, stopped: AbortSignal): Promise<VerbOutcome> {
    try {
      return await this.runDocument(await this.load(start, stopped), stopped);
    } catch (error) {
      const { fallback } = this;
      if (!(error instanceof TwimlError) || stopped.aborted || !fallback) throw error;
      this.report(error);
      const failedUrl = 'url' in start ? start.url : '';
      const request: DocumentRequest = {
        ...fallback,
        parameters: { ErrorCode: String(error.code), ErrorUrl: failedUrl },
        purpose: 'fallback',
      };
      return this.runDocument(await this.load(request, stopped), stopped);
    }
  }

  private async load(start: FlowStart, stopped: AbortSignal): Promise<TwimlDocument> {
    if ('twiml' in start) return { root: parseTwiml(start.twiml), url: '' };
    const document = await this.services.documents.load(start, this.call);
    if (stopped.aborted) throw new FlowStopped();
    return document;
  }

  private async runDocument(document: TwimlDocument, stopped: AbortSignal): Promise<VerbOutcome> {
    const isWhisper = this.options.isWhisper ?? false;
    const context = new VerbContext(this.call, this.services, document.url, stopped, isWhisper);
    for (const element of childElements(document.root)) {
      const outcome = await this.runVerb(element, context);
      context.throwIfStopped();
      if (outcome !== 'continue') return outcome;
    }
    return 'continue';
  }

  private async runVerb(element: TwimlElement, context: VerbContext): Promise<VerbOutcome> {
    const { only } = this.options;
    if (only && !only.verbs.includes(element.name)) {
      const message = `<${element.name}> may not stand here, only ${only.verbs.join(', ')}; it is left out.`;
      context.warn(only.code, message, 'error');
      return 'continue';
    }
    const handler = VERBS[element.name];
    if (handler) {
      checkAttributes(element, context);
      const outcome = await handler(element, context);
      if (outcome !== 'leave') return outcome;
      context.warn(12200, '<Leave> has no queue to leave here; it is left out.');
      return 'continue';
    }
    if (isTwilioVerb(element.name)) {
      const note = `<${element.name}> is not interpreted by this emulator yet; the call goes on with the next verb.`;
      context.note(element.name, 'unsupported', note);
    } else {
      context.warn(12200, `<${element.name}> is no TwiML verb; it is left out.`);
    }
    return 'continue';
  }

  /** What Twilio does when nothing is left to try: the caller is told, and the call ends. */
  private async apologize(error: unknown, stopped: AbortSignal): Promise<'hang-up' | 'stopped'> {
    this.report(error);
    if (this.options.isWhisper) return 'hang-up';
    try {
      const context = new VerbContext(this.call, this.services, '', stopped, false);
      await context.answer();
      await context.play(await this.services.speech.say(APOLOGY));
      return 'hang-up';
    } catch (failure) {
      if (failure instanceof FlowStopped || stopped.aborted) return 'stopped';
      this.report(failure);
      return 'hang-up';
    }
  }

  private report(error: unknown): void {
    const { message } = error instanceof Error ? error : new Error(String(error));
    this.services.inspector.report({
      type: 'notice',
      level: 'error',
      callSid: this.call.sid,
      ...(error instanceof TwimlError ? { code: error.code } : {}),
      message,
    });
  }
}

import type { DocumentRequest } from './document-loader';
import type { TwimlElement } from './twiml-document';
import type { VerbContext } from './verb-context';

/** How the call goes on after a verb: with the next one, with another document, out of its queue, or not at all. */
export type VerbOutcome = 'continue' | 'hang-up' | 'leave' | DocumentRequest;

/** Interprets one verb. Rejects with `FlowStopped` when the call ends or is sent elsewhere meanwhile. */
export type VerbHandler = (element: TwimlElement, context: VerbContext) => Promise<VerbOutcome>;

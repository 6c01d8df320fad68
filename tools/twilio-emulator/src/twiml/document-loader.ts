import type { WebhookEvent } from '../control/inspector-events';
import type { Call } from '../calls/call';
import { callParameters } from '../calls/call-parameters';
import type { WebhookAnswer } from '../webhooks/webhook';
import type { WebhookSender } from '../webhooks/webhook-sender';
import type { SoundLibrary } from './sound-library';
import { parseTwiml, type TwimlElement, TwimlError } from './twiml-document';

/** Where the next TwiML comes from. */
export interface DocumentRequest {
  url: string;
  method: 'GET' | 'POST';
  /** Besides those that every webhook of the call has. */
  parameters: Record<string, string>;
  purpose: WebhookEvent['purpose'];
}

/** A document ready to be run. */
export interface TwimlDocument {
  root: TwimlElement;
  /** Relative URLs start from here; empty for TwiML that came with a REST request. */
  url: string;
}

const XML_TYPES = new Set(['text/xml', 'application/xml', 'text/html', '']);

/** Fetches TwiML for a call and reads it. */
export class DocumentLoader {
  constructor(
    private readonly webhooks: WebhookSender,
    private readonly sounds: SoundLibrary,
    private readonly authTokenOf: (accountSid: string) => string,
  ) {}

  /** Rejects with {@link TwimlError}, whose code says what went wrong. */
  async load(request: DocumentRequest, call: Call): Promise<TwimlDocument> {
    const result = await this.webhooks.send({
      purpose: request.purpose,
      method: request.method,
      url: request.url,
      parameters: { ...callParameters(call), ...request.parameters },
      authToken: this.authTokenOf(call.details.accountSid),
      callSid: call.sid,
    });
    if (!result.ok) throw new TwimlError(result.code, result.message);
    return { root: this.read(result), url: result.documentUrl };
  }

  /** XML is run, text is read aloud, sound is played. Source: https://www.twilio.com/docs/voice/twiml#mime-types */
  private read(answer: WebhookAnswer): TwimlElement {
    const type = (answer.contentType.split(';')[0] ?? '').trim().toLowerCase();
    const text = (): string => answer.body.toString('utf8');
    if (XML_TYPES.has(type)) return parseTwiml(text());
    if (type === 'text/plain') return responseWith({ name: 'Say', attributes: {}, content: [text()] });
    if (type.startsWith('audio/')) {
      this.sounds.keep(answer.url, answer.body);
      return responseWith({ name: 'Play', attributes: {}, content: [answer.url] });
    }
    throw new TwimlError(12300, `the content type “${type}” is neither TwiML (text/xml), text nor sound`);
  }
}

function responseWith(verb: TwimlElement): TwimlElement {
  return { name: 'Response', attributes: {}, content: [verb] };
}

import { Router, type Request, type Response } from 'express';
import type { AccountStore } from '../accounts/account-store';
import type { CallRegistry } from '../calls/call-registry';
import type { VoiceEngine } from '../calls/voice-engine';
import type { ConferenceStore } from '../conferences/conference-store';
import type { ContentStore } from '../content/content-store';
import type { Inspector } from '../control/inspector-events';
import type { Messaging } from '../messaging/messaging';
import type { QueueStore } from '../queues/queue-store';
import type { RecordingStore } from '../recordings/recording-store';
import type { TranscriptionStore } from '../transcriptions/transcription-store';
import type { UsageLedger } from '../usage/usage-ledger';
import { authenticate, requireMain } from './authenticate';
import { Form } from './form';
import type { Resource, RestAnswer, RestHandler, RestRequest } from './resource';
import { accountResource } from './resources/account';
import { applicationsResource } from './resources/applications';
import { balanceResource } from './resources/balance';
import { callsResource } from './resources/calls';
import { conferencesResource } from './resources/conferences';
import { incomingPhoneNumbersResource } from './resources/incoming-phone-numbers';
import { keysResource } from './resources/keys';
import { messagesResource } from './resources/messages';
import { queuesResource } from './resources/queues';
import { recordingsResource } from './resources/recordings';
import { transcriptionsResource } from './resources/transcriptions';
import { usageResource } from './resources/usage-records';
import { notFound, RestError } from './rest-error';
import { type Route, routesOf } from './routes';

const MAX_FORM_BYTES = 256 * 1024;

/** What the REST API shows and changes. */
export interface RestServices {
  accounts: AccountStore;
  registry: CallRegistry;
  engine: VoiceEngine;
  conferences: ConferenceStore;
  queues: QueueStore;
  recordings: RecordingStore;
  transcriptions: TranscriptionStore;
  messaging: Messaging;
  contents: ContentStore;
  usage: UsageLedger;
  inspector: Inspector;
}

/** Twilio's REST API of 2010, mounted at `/2010-04-01`. */
export class RestApi {
  readonly router = Router();
  private readonly resources: Readonly<Record<string, Resource | undefined>>;

  constructor(private readonly services: RestServices) {
    const { accounts: store, registry, engine, conferences, queues, recordings, messaging } = services;
    const { transcriptions } = services;
    this.resources = {
      Applications: applicationsResource(store),
      Balance: balanceResource,
      Calls: callsResource(store, registry, engine, recordings),
      Conferences: conferencesResource(conferences, store, engine),
      IncomingPhoneNumbers: incomingPhoneNumbersResource(store),
      Keys: keysResource(store),
      Messages: messagesResource(store, messaging, services.contents),
      Queues: queuesResource(queues, engine),
      Recordings: recordingsResource(recordings, transcriptions),
      Transcriptions: transcriptionsResource(transcriptions),
      Usage: usageResource(services.usage),
    };
    this.router.use(async (request, response) => this.handle(request, response));
  }

  /** What is served, as {@link Route} names it. */
  get routes(): Route[] {
    const kinds = Object.entries(this.resources).flatMap(([kind, resource]) =>
      resource ? routesOf(resource, `/Accounts/{}/${kind}`) : [],
    );
    const { fetch, update } = accountResource;
    const account = routesOf({ ...(fetch && { fetch }), ...(update && { update }) }, '/Accounts');
    return [...account, ...kinds].map(([method, path]) => [method, `/2010-04-01${path}.json`]);
  }

  private async handle(request: Request, response: Response): Promise<void> {
    try {
      const { status, body, hangs } = this.answer(request, await readForm(request));
      if (hangs) return;
      if (body === undefined) response.status(status).end();
      else response.status(status).json(body);
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      this.report(request, error);
      if (error.status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="Twilio API"');
      response.status(error.status).set(error.headers).json(error.body);
    }
  }

  private answer(request: Request, body: URLSearchParams): RestAnswer {
    const url = new URL(request.originalUrl, 'http://localhost');
    const [, accounts, accountSid = '', kind, ...path] = request.path.replace(/\.json$/, '').split('/');
    const [ownSid = '', part, partSid = '', ...rest] = path;
    if (accounts !== 'Accounts' || rest.length > 0) throw notFound(url.pathname);
    const caller = authenticate(request.headers.authorization, accountSid, this.services.accounts);
    const whole = kind === undefined ? accountResource : this.resources[kind];
    const resource = part === undefined ? whole : whole?.parts?.[part];
    const sid = part === undefined ? ownSid : partSid;
    if (!resource || (whole?.sids && !whole.sids.includes(ownSid))) throw notFound(url.pathname);
    if (resource.isMainOnly) requireMain(caller);
    const restRequest: RestRequest = {
      caller,
      sid,
      parentSid: part === undefined ? '' : ownSid,
      form: new Form(body),
      query: url.searchParams,
      path: url.pathname,
    };
    const hasSid = kind === undefined || sid !== '';
    const answer = handlerOf(resource, request.method, hasSid)?.(restRequest);
    if (!answer) throw new RestError(405, 20004, 'Method not allowed');
    return answer;
  }

  private report({ method, originalUrl }: Request, { status, code, message }: RestError): void {
    this.services.inspector.report({
      type: 'notice',
      level: status === 404 ? 'info' : 'warning',
      code,
      message: `REST: ${method} ${originalUrl.split('?')[0] ?? ''} was answered ${status}: ${message}`,
    });
  }
}

/** What a resource does for this method; `undefined` where it does not. */
export function handlerOf(resource: Resource, method: string, hasSid: boolean): RestHandler | undefined {
  if (method === 'GET') return hasSid ? resource.fetch : resource.list;
  if (method === 'POST') return hasSid ? resource.update : resource.create;
  return method === 'DELETE' && hasSid ? resource.remove : undefined;
}

/** The fields of a POST. Rejects with {@link RestError} 20413 where they are too long. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  if (request.method !== 'POST') return new URLSearchParams();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_FORM_BYTES) throw new RestError(413, 20413, 'The request is too long');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

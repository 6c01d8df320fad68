import { Router, type Request, type Response } from 'express';
import type { AccountStore } from '../accounts/account-store';
import type { Inspector } from '../control/inspector-events';
import { callerOf } from './authenticate';
import { Form } from './form';
import { handlerOf, readForm } from './rest-api';
import type { Resource, RestAnswer } from './resource';
import { messagingServicesResource } from './resources/messaging-services';
import { notFound, RestError } from './rest-error';
import { type Route, routesOf } from './routes';

/** Twilio's messaging API (`https://messaging.twilio.com/v1`), mounted at `/v1`. */
export class MessagingApi {
  readonly router = Router();
  private readonly services: Resource;

  constructor(
    private readonly store: AccountStore,
    private readonly inspector: Inspector,
  ) {
    this.services = messagingServicesResource(store);
    this.router.use(async (request, response) => this.handle(request, response));
  }

  /** What is served, as {@link Route} names it. */
  get routes(): Route[] {
    return routesOf(this.services, '/v1/Services');
  }

  private async handle(request: Request, response: Response): Promise<void> {
    try {
      const { status, body } = this.answer(request, await readForm(request));
      if (body === undefined) response.status(status).end();
      else response.status(status).json(body);
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      const { method, originalUrl } = request;
      const { status, code, message } = error;
      this.inspector.report({
        type: 'notice',
        level: status === 404 ? 'info' : 'warning',
        code,
        message: `REST: ${method} ${originalUrl.split('?')[0] ?? ''} was answered ${status}: ${message}`,
      });
      response.status(status).set(error.headers).json(error.body);
    }
  }

  private answer(request: Request, body: URLSearchParams): RestAnswer {
    const url = new URL(request.originalUrl, `${request.protocol}://${request.get('host') ?? 'localhost'}`);
    const caller = callerOf(request.headers.authorization, this.store);
    const [, kind, ownSid = '', part, partSid = '', ...rest] = request.path.split('/');
    const resource = part === undefined ? this.services : this.services.parts?.[part];
    if (kind !== 'Services' || !resource || rest.length > 0) throw notFound(url.pathname);
    const sid = part === undefined ? ownSid : partSid;
    const answer = handlerOf(
      resource,
      request.method,
      sid !== '',
    )?.({
      caller,
      sid,
      parentSid: part === undefined ? '' : ownSid,
      form: new Form(body),
      query: url.searchParams,
      // Whole: this API's answers hold URLs where the one of 2010 holds paths.
      path: url.origin + url.pathname,
    });
    if (!answer) throw new RestError(405, 20004, 'Method not allowed');
    return answer;
  }
}

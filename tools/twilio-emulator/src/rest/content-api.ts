import { json, Router, type NextFunction, type Request, type Response } from 'express';
import type { AccountStore } from '../accounts/account-store';
import type { Content } from '../content/content';
import type { ContentStore } from '../content/content-store';
import type { Inspector } from '../control/inspector-events';
import { callerOf } from './authenticate';
import { readApprovalRequest, readContent } from './content-requests';
import { serializeApproval, serializeContent, serializeContentAndApproval } from './content-serializer';
import { pageWithMeta } from './paging';
import type { RestAnswer } from './resource';
import { invalid, notFound, RestError } from './rest-error';

type Handler = (request: ContentRequest) => RestAnswer;

interface ContentRequest {
  accountSid: string;
  body: unknown;
  url: URL;
  /** Throws {@link RestError} 20404. */
  content: () => Content;
}

/** Twilio's content API (`https://content.twilio.com/v1`): templates, and their approval by WhatsApp. It speaks JSON. */
export class ContentApi {
  readonly router = Router();

  constructor(
    private readonly store: AccountStore,
    private readonly contents: ContentStore,
    private readonly inspector: Inspector,
  ) {
    const { router } = this;
    router.use(['/Content', '/ContentAndApprovals'], json({ limit: '256kb' }));
    router.get('/ContentAndApprovals', this.on(this.list(serializeContentAndApproval)));
    router
      .route('/Content')
      .get(this.on(this.list(serializeContent)))
      .post(this.on((request) => this.create(request)));
    router
      .route('/Content/:sid')
      .get(this.on(({ content, url }) => ({ status: 200, body: serializeContent(content(), url.origin) })))
      .delete(this.on(({ content }) => this.remove(content())));
    router.get(
      '/Content/:sid/ApprovalRequests',
      this.on((request) => approvalOf(request)),
    );
    router.post(
      '/Content/:sid/ApprovalRequests/whatsapp',
      this.on((request) => this.submit(request)),
    );
    router.use(
      ['/Content', '/ContentAndApprovals'],
      this.on(() => {
        throw new RestError(405, 20004, 'Method not allowed');
      }),
    );
    router.use((error: unknown, request: Request, response: Response, next: NextFunction) =>
      this.refuse(error, request, response, next),
    );
  }

  private list(serialize: (content: Content, origin: string) => Record<string, unknown>): Handler {
    return ({ accountSid, url }) => {
      const own = this.contents.list(accountSid);
      const path = url.origin + url.pathname;
      const one = (content: Content): Record<string, unknown> => serialize(content, url.origin);
      return { status: 200, body: pageWithMeta('contents', own, path, url.searchParams, one) };
    };
  }

  private create({ accountSid, body, url }: ContentRequest): RestAnswer {
    const content = this.contents.add({ accountSid, ...readContent(body) });
    return { status: 201, body: serializeContent(content, url.origin) };
  }

  private remove({ sid }: Content): RestAnswer {
    this.contents.delete(sid);
    return { status: 204 };
  }

  /** One that was submitted is not submitted again: it is made anew. */
  private submit({ content, body }: ContentRequest): RestAnswer {
    const found = content();
    const request = readApprovalRequest(body);
    if (found.approval && found.approval.status !== 'unsubmitted') {
      throw new RestError(409, 20409, 'The content was submitted for approval already');
    }
    this.contents.submit(found, request);
    const { type: _type, flows: _flows, ...approval } = serializeApproval(found);
    return { status: 201, body: { ...approval, send_ttl_seconds: null } };
  }

  private on(handler: Handler): (request: Request, response: Response) => void {
    return (request, response) => {
      const { account } = callerOf(request.headers.authorization, this.store);
      const url = new URL(request.originalUrl, `${request.protocol}://${request.get('host') ?? 'localhost'}`);
      const content = (): Content => {
        const found = this.contents.get(account.sid, String(request.params['sid']));
        if (!found) throw notFound(url.pathname);
        return found;
      };
      const body: unknown = request.body;
      const { status, body: answer } = handler({ accountSid: account.sid, body, url, content });
      if (answer === undefined) response.status(status).end();
      else response.status(status).json(answer);
    };
  }

  private refuse(error: unknown, request: Request, response: Response, next: NextFunction): void {
    const refusal = error instanceof SyntaxError ? invalid(20001, 'The body is no JSON') : error;
    if (!(refusal instanceof RestError)) {
      next(error);
      return;
    }
    const { method, originalUrl } = request;
    const { status, code, message } = refusal;
    this.inspector.report({
      type: 'notice',
      level: status === 404 ? 'info' : 'warning',
      code,
      message: `REST: ${method} ${originalUrl.split('?')[0] ?? ''} was answered ${status}: ${message}`,
    });
    response.status(status).json(refusal.body);
  }
}

function approvalOf({ content, accountSid, url }: ContentRequest): RestAnswer {
  const found = content();
  const body = { sid: found.sid, account_sid: accountSid, whatsapp: serializeApproval(found), url: url.href };
  return { status: 200, body };
}

import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { SEAL_PARAMETER } from '../domains/accounts/api/account-voice-urls';
import { WebhookRefused } from '../domains/accounts/api/webhook-refused';
import { WebhookVerifier } from '../domains/accounts/api/webhook-verifier';
import { AppError } from '../platform/errors/app-error';
import { PublicUrl } from '../platform/public-url/public-url';
import { rawBodyOf } from './raw-body';
import { parseBody, parseForm, splitQuery, type WebhookParameters } from './webhook-parameters';
import { UnsignedWebhooks } from './unsigned-webhooks';
import { rememberTwilioWebhook, valueOf } from './twilio-webhook';

/** The door of every webhook of Twilio: in comes what Twilio signed, and nothing else. */
@Injectable()
export class TwilioSignatureGuard implements CanActivate {
  constructor(
    private readonly verifier: WebhookVerifier,
    private readonly publicUrl: PublicUrl,
    private readonly unsigned: UnsignedWebhooks,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (request.method !== 'POST' && request.method !== 'GET') throw methodNotAllowed(request.method);
    const { originalUrl } = request;
    const queryAt = originalUrl.indexOf('?');
    const query = parseForm(queryAt === -1 ? '' : originalUrl.slice(queryAt + 1));
    const rawBody = rawBodyOf(request);
    const body = request.method === 'POST' ? parseBody(request.headers['content-type'], rawBody) : {};
    if (!query || !body || (rawBody.length > 0 && !isSigned(request, query))) throw malformed();
    const { sent, step } = splitQuery(query, [SEAL_PARAMETER, 'bodySHA256']);
    const parameters = request.method === 'POST' ? body : sent;
    const seal = valueOf(query, SEAL_PARAMETER);
    const signature = request.headers['x-twilio-signature'];
    if (signature === undefined && this.unsigned.mayPass(request)) {
      const { account, parameters: completed } = this.unsigned.complete(parameters, seal);
      const base = this.publicUrl.baseFor(request);
      rememberTwilioWebhook(request, { account, base, seal, parameters: completed, stepQuery: step });
      return true;
    }
    const { account, base } = this.verifier.verify({
      pathAndQuery: originalUrl,
      bases: this.publicUrl.basesFor(request),
      parameters: isForm(request) ? body : {},
      rawBody,
      signature: typeof signature === 'string' ? signature : undefined,
      seal,
      accountSid: valueOf(parameters, 'AccountSid'),
    });
    rememberTwilioWebhook(request, { account, base, seal, parameters, stepQuery: step });
    return true;
  }
}

/** A form is signed by its parameters; any other body only by its digest in the URL. */
const isSigned = (request: Request, query: WebhookParameters): boolean =>
  request.method === 'GET' || isForm(request) || query['bodySHA256'] !== undefined;

const isForm = (request: Request): boolean =>
  /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '');

const malformed = (): WebhookRefused =>
  new WebhookRefused(
    'webhook/malformed',
    'The parameters are not written as Twilio writes them (name=value&name=value), so no signature can vouch for them.',
  );

const methodNotAllowed = (method: string): AppError =>
  new AppError({
    code: 'webhook/method',
    detail: `Twilio calls webhooks by POST or GET, never by ${method}.`,
    status: 405,
  });

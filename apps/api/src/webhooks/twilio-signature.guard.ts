import { randomUUID } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { SEAL_PARAMETER } from '../domains/accounts/api/account-voice-urls';
import { WebhookRefused } from '../domains/accounts/api/webhook-refused';
import { WebhookVerifier } from '../domains/accounts/api/webhook-verifier';
import { AppError } from '../platform/errors/app-error';
import { PublicUrl } from '../platform/public-url/public-url';
import { webhookBodyOf } from './webhook-body';
import { parseQuery, splitQuery } from './webhook-parameters';
import { UnsignedWebhooks } from './unsigned-webhooks';
import { rememberTwilioWebhook, valueOf } from './twilio-webhook';

const ID_LENGTH_MAX = 100;

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
    const { method, originalUrl } = request;
    if (method !== 'POST' && method !== 'GET') throw methodNotAllowed(method);
    const body = webhookBodyOf(request);
    if (!body) throw malformed();
    const queryAt = originalUrl.indexOf('?');
    const query = parseQuery(queryAt === -1 ? '' : originalUrl.slice(queryAt + 1));
    const { sent, step: stepQuery } = splitQuery(query, [SEAL_PARAMETER, 'bodySHA256']);
    const parameters = method === 'POST' ? body.parameters : sent;
    const seal = valueOf(query, SEAL_PARAMETER);
    const signature = request.headers['x-twilio-signature'];
    if (signature === undefined && this.unsigned.mayPass(request)) {
      const base = this.publicUrl.baseFor(request);
      const { account, parameters: completed } = this.unsigned.complete(parameters, seal);
      const id = randomUUID();
      rememberTwilioWebhook(request, { id, account, base, seal, parameters: completed, stepQuery });
      return true;
    }
    const accountSid = valueOf(parameters, 'AccountSid');
    // Names and values of a form are signed without any mark between them: without its account it is not one of Twilio's.
    if (accountSid === undefined && Object.keys(body.signed).length > 0) throw malformed();
    const verified = this.verifier.verify({
      pathAndQuery: originalUrl,
      bases: this.publicUrl.basesFor(request),
      parameters: body.signed,
      digested: body.digested,
      signature: typeof signature === 'string' ? signature : undefined,
      seal,
      accountSid,
    });
    rememberTwilioWebhook(request, { ...verified, id: idOf(request), seal, parameters, stepQuery });
    return true;
  }
}

/**
 * Twilio gives each webhook a token that stays the same when it tries again; where it does not come, the signature is as good.
 * Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
function idOf({ headers }: Request): string {
  const id = headers['i-twilio-idempotency-token'] ?? headers['x-twilio-signature'];
  return String(id).slice(0, ID_LENGTH_MAX);
}

const malformed = (): WebhookRefused =>
  new WebhookRefused(
    'webhook/malformed',
    'The body is not written as Twilio writes it (a form of name=value&name=value, or anything with its digest in the URL as bodySHA256), so no signature can vouch for it.',
  );

const methodNotAllowed = (method: string): AppError =>
  new AppError({
    code: 'webhook/method',
    detail: `Twilio calls webhooks by POST or GET, never by ${method}.`,
    status: 405,
  });

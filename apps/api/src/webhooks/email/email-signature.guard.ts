import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { MailWebhookVerifier } from '../../domains/accounts/api/mail-webhook-verifier';
import { rawBodyOf } from '../raw-body';
import { UnsignedWebhooks } from '../unsigned-webhooks';

const SIGNATURE = 'x-twilio-email-event-webhook-signature';
const TIMESTAMP = 'x-twilio-email-event-webhook-timestamp';

/** The door of mail: in comes what SendGrid signed, and nothing else. A GET only asks whether somebody is there. */
@Injectable()
export class EmailSignatureGuard implements CanActivate {
  constructor(
    private readonly verifier: MailWebhookVerifier,
    private readonly unsigned: UnsignedWebhooks,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const signature = header(request, SIGNATURE);
    if (signature === undefined && this.unsigned.mayPass(request)) return true;
    const timestamp = header(request, TIMESTAMP);
    this.verifier.verify(request.path.endsWith('/inbound') ? 'inbound' : 'events', {
      rawBody: rawBodyOf(request),
      ...(signature !== undefined && { signature }),
      ...(timestamp !== undefined && { timestamp }),
    });
    return true;
  }
}

function header({ headers }: Request, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { MetaWebhookVerifier } from '../../domains/accounts/api/meta-webhook-verifier';
import { rawBodyOf } from '../raw-body';

/** The door of Meta: in comes what the app's secret signed, over the bytes as they came. */
@Injectable()
export class MetaSignatureGuard implements CanActivate {
  constructor(private readonly verifier: MetaWebhookVerifier) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const signature = request.headers['x-hub-signature-256'];
    this.verifier.verify(rawBodyOf(request), typeof signature === 'string' ? signature : undefined);
    return true;
  }
}

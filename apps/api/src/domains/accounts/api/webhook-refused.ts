import { AppError } from '../../../platform/errors/app-error';

export type WebhookRefusal =
  | 'webhook/no-signature'
  | 'webhook/signature-mismatch'
  | 'webhook/malformed'
  | 'webhook/no-account'
  | 'webhook/seal-not-ours'
  | 'webhook/seal-of-another-account'
  | 'webhook/personal-mode-off'
  | 'webhook/direct-line-only'
  | 'webhook/verify-token';

/** A webhook that is not let in: 403, with a reason that helps its owner and tells a stranger no secret. */
export class WebhookRefused extends AppError {
  constructor(code: WebhookRefusal, detail: string) {
    super({ code, detail, status: 403 });
  }
}

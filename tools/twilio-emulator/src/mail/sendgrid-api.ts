import { randomUUID } from 'node:crypto';
import { json, Router, type NextFunction, type Request, type Response } from 'express';
import { deliver } from './delivery';
import { MAIL_ACCOUNT } from './mail-account';
import { MailError } from './mail-error';
import type { Mailbox } from './mailbox';
import type { MailWebhooks } from './mail-webhooks';
import { readMailSend } from './read-mail';
import { Suppressions } from './suppressions';

/** SendGrid takes 30 MB with attachments. Source: https://www.twilio.com/docs/sendgrid/api-reference/mail-send/limitations */
const LIMIT = '30mb';
const SCOPES = [
  'mail.send',
  'recipients.erasejob.create',
  'user.webhooks.event.settings.read',
  'user.webhooks.parse.settings.read',
];

/** What a program uses of SendGrid's API, mounted at `/v3`: sending, the key's scopes, and where webhooks go. */
export class SendgridApi {
  readonly router = Router();

  constructor(mailbox: Mailbox, webhooks: MailWebhooks) {
    const { router } = this;
    const { settings } = webhooks;
    const suppressions = new Suppressions();
    router.use(authenticate, json({ limit: LIMIT }));
    router.get('/scopes', (_request, response) => void response.json({ scopes: SCOPES }));
    router.post('/mail/send', (request: Request, response: Response) => {
      const mails = readMailSend(request.body).map((mail) => mailbox.add(mail));
      response
        .status(202)
        .setHeader('X-Message-Id', mails[0]?.id ?? '')
        .end();
      for (const mail of mails) void deliver(mail, webhooks, suppressions);
    });
    router.post('/recipients/erasejob', ({ body }: Request, response) => {
      mailbox.erase(addressesIn(body));
      response.status(202).json({ job_id: randomUUID() });
    });
    router
      .route('/user/webhooks/event/settings')
      .get((_request, response) => void response.json({ enabled: true, url: settings.eventUrl ?? '' }))
      .patch((request, response) => {
        settings.eventUrl = urlOf(request.body);
        response.json({ enabled: true, url: settings.eventUrl ?? '' });
      });
    router.get('/user/webhooks/event/settings/signed', (_request, response) => {
      response.json({ public_key: MAIL_ACCOUNT.events.publicKey });
    });
    router
      .route('/user/webhooks/parse/settings')
      .get((_request, response) => {
        response.json({ result: settings.parseUrl === undefined ? [] : [{ url: settings.parseUrl }] });
      })
      .post((request, response) => {
        settings.parseUrl = urlOf(request.body);
        response.status(201).json({ url: settings.parseUrl ?? '', send_raw: false });
      });
    router.use((request: Request) => {
      throw new MailError(404, {
        message: `There is no ${request.method} ${request.path} here.`,
        field: null,
      });
    });
    router.use(answerError);
  }
}

function authenticate(request: Request, response: Response, next: NextFunction): void {
  if (request.headers.authorization === `Bearer ${MAIL_ACCOUNT.apiKey}`) return next();
  const message = 'The provided authorization grant is invalid, expired, or revoked';
  response.status(401).json(new MailError(401, { message, field: null }).body);
}

function answerError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (error instanceof MailError) response.status(error.status).json(error.body);
  else if (error instanceof SyntaxError)
    response.status(400).json(new MailError(400, { message: 'Bad Request', field: null }).body);
  else next(error);
}

/** At most 5,000: https://www.twilio.com/docs/sendgrid/api-reference/recipients-data-erasure-api/erase-recipients-email-data */
function addressesIn(body: unknown): string[] {
  const given = (body as { email_addresses?: unknown } | null)?.email_addresses;
  const addresses = Array.isArray(given) ? given.filter((one) => typeof one === 'string') : [];
  if (addresses.length > 0 && addresses.length <= 5_000) return addresses;
  throw new MailError(400, { message: 'email_addresses is required', field: 'email_addresses' });
}

const urlOf = (body: unknown): string | undefined => {
  const url = typeof body === 'object' && body !== null ? (body as { url?: unknown }).url : undefined;
  return typeof url === 'string' && url !== '' ? url : undefined;
};

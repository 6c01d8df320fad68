import { json, Router, type Request, type Response } from 'express';
import { ControlInputError, readText } from '../control/control-input';
import { MAIL_ACCOUNT } from './mail-account';
import type { Mailbox, MailAttachment } from './mailbox';
import type { MailWebhooks } from './mail-webhooks';
import { isMailAddress } from './read-mail';

const LIMIT = '30mb';

/** Mail for tests and pages of this machine, mounted at `/control/mail`: what was sent, and what somebody outside writes. */
export class MailControl {
  readonly router = Router();

  constructor(
    private readonly mailbox: Mailbox,
    private readonly webhooks: MailWebhooks,
  ) {
    const { router } = this;
    router.use(json({ limit: LIMIT }));
    router.get('/account', (_request, response) => {
      const { apiKey, events, inbound } = MAIL_ACCOUNT;
      response.json({ apiKey, webhookKey: events.publicKey, parseKey: inbound.publicKey });
    });
    // For programs that say what SendGrid would, in their own words: its key never leaves it.
    router.post('/sign', ({ body }, response) => {
      const signed = Buffer.from(`${readText(body, 'timestamp')}${readText(body, 'body')}`);
      response.json({ signature: MAIL_ACCOUNT.events.sign(signed) });
    });
    router.get('/', ({ query }, response) => {
      response.json(this.mailbox.list({ to: textOf(query['to']), from: textOf(query['from']) }));
    });
    router.post('/', (request, response) => this.write(request, response));
    router.post('/:id/open', (request, response) => this.open(request, response));
  }

  /** Answers 201 once the program has taken the mail, 502 where it did not. */
  private async write({ body }: Request, response: Response): Promise<void> {
    const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const mail = this.mailbox.add({
      direction: 'written',
      from: {
        email: addressIn(body, 'from'),
        ...(typeof fields['name'] === 'string' && { name: fields['name'] }),
      },
      to: addressIn(body, 'to'),
      subject: textOf(fields['subject']) ?? '',
      text: textOf(fields['text']) ?? '',
      html: textOf(fields['html']) ?? '',
      headers: (fields['headers'] ?? {}) as Record<string, string>,
      attachments: (fields['attachments'] ?? []) as MailAttachment[],
      customArguments: {},
      bypasses: [],
    });
    response.status((await this.webhooks.hand(mail)) ? 201 : 502).json(mail);
  }

  /** Its reader opens a mail that the account sent. */
  private async open({ params }: Request, response: Response): Promise<void> {
    const mail = this.mailbox.find(String(params['id']));
    if (!mail) throw new ControlInputError('There is no such mail.');
    await this.webhooks.tell(mail, 'open');
    response.json(mail);
  }
}

function addressIn(body: unknown, name: string): string {
  const address = readText(body, name);
  if (!isMailAddress(address)) throw new ControlInputError(`${name} must be a mail address`);
  return address.toLowerCase();
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

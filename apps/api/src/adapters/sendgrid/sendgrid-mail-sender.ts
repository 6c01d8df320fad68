import { Injectable } from '@nestjs/common';
import { MailSender, type OutgoingMail } from '../../domains/messages/ports/mail-sender';
import { SendFailed, type SendFailure } from '../../domains/messages/ports/message-sender';
import { Config } from '../../platform/config/config';
import { fetchOutside } from '../../platform/rehearsal/fetch-outside';

const TIMEOUT_MS = 10_000;
/** Custom arguments come back at the top of each event. */
export const REFERENCE_ARGUMENT = 'centralita_message';

/** Sends mail through SendGrid. Source: https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send */
@Injectable()
export class SendgridMailSender extends MailSender {
  constructor(private readonly config: Config) {
    super();
  }

  async send(mail: OutgoingMail): Promise<{ providerId: string }> {
    const answer = await this.#post(mail);
    if (answer.ok) return { providerId: answer.headers.get('x-message-id') ?? mail.reference };
    throw new SendFailed(failureOf(answer.status), {
      code: 'sendgrid/refused',
      detail: `SendGrid answered ${answer.status}: ${await wordsOf(answer)}`,
      providerCode: answer.status,
    });
  }

  async #post(mail: OutgoingMail): Promise<Response> {
    try {
      return await fetchOutside('SendGrid', `${this.config.sendgridApiUrl}/v3/mail/send`, {
        method: 'POST',
        headers: { authorization: `Bearer ${mail.apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(bodyOf(mail)),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (cause) {
      const detail = 'SendGrid did not answer: nobody knows whether the mail was taken.';
      throw new SendFailed('uncertain', { code: 'sendgrid/unreachable', detail, cause });
    }
  }
}

const bodyOf = ({ from, to, subject, text, headers, files, reference, isAnswer }: OutgoingMail): object => ({
  personalizations: [{ to: [{ email: to }], custom_args: { [REFERENCE_ARGUMENT]: reference } }],
  from: { email: from.address, ...(from.name !== undefined && { name: from.name }) },
  subject,
  // It takes no empty text.
  content: [{ type: 'text/plain', value: text || files.map(({ name }) => name).join('\n') }],
  ...(Object.keys(headers).length > 0 && { headers }),
  ...(files.length > 0 && {
    attachments: files.map(({ name, type, content }) => ({
      filename: name,
      type,
      content: content.toString('base64'),
      disposition: 'attachment',
    })),
  }),
  // What is read is told by what it is about, not by a picture in it: people are not watched unless they are asked.
  tracking_settings: { click_tracking: { enable: false }, open_tracking: { enable: false } },
  ...(isAnswer && { mail_settings: ALSO_TO_WHO_HAD_LEFT }),
});

/**
 * Who has left stands in SendGrid's own lists, also after they wrote again. We send nothing to who has left us.
 * Source: https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send (mail_settings)
 */
const ALSO_TO_WHO_HAD_LEFT = {
  bypass_spam_management: { enable: true },
  bypass_unsubscribe_management: { enable: true },
};

const failureOf = (status: number): SendFailure =>
  status === 429 ? 'busy' : status >= 500 ? 'uncertain' : 'refused';

/** SendGrid's own sentences, where it gives any. */
async function wordsOf(answer: Response): Promise<string> {
  const body = (await answer.json().catch(() => undefined)) as
    { errors?: { message?: string }[] } | undefined;
  return body?.errors?.map(({ message }) => message).join(' ') ?? 'without a word.';
}

import type { MailAddress, MailAttachment, NewMail } from './mailbox';
import { MailError, type MailProblem } from './mail-error';
import type { Suppression } from './suppressions';

const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;
const RECIPIENTS_MAX = 1000;
/** Headers that SendGrid sets itself, and refuses. Source: https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors */
const RESERVED_HEADERS =
  /^(x-sg-id|x-sg-eid|received|dkim-signature|content-type|content-transfer-encoding|to|from|subject|reply-to|cc|bcc)$/i;

/**
 * Reads the body of `POST /v3/mail/send`: one mail for each recipient.
 *
 * Source: https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send
 *
 * @throws MailError 400 with SendGrid's words
 */
export function readMailSend(body: unknown): NewMail[] {
  const problems: MailProblem[] = [];
  const mail = fieldsOf(body);
  const from = readAddress(mail['from'], 'from.email', problems);
  const content = listOf(mail['content']).map(fieldsOf);
  if (content.length === 0 && mail['template_id'] === undefined)
    problems.push({
      message: 'Unless a valid template_id is provided, the content parameter is required.',
      field: 'content',
    });
  if (content.some(({ value }) => typeof value !== 'string' || value === ''))
    problems.push({
      message: 'The content value must be a string at least one character in length.',
      field: 'content.0.value',
    });
  const groups = listOf(mail['personalizations']).map(fieldsOf);
  if (groups.length === 0)
    problems.push({
      message: 'The personalizations field is required and must have at least one personalization.',
      field: 'personalizations',
    });
  const headers = textsOf(mail['headers']);
  const reserved = Object.keys(headers).find((name) => RESERVED_HEADERS.test(name));
  if (reserved !== undefined)
    problems.push({
      message: `The header ${reserved} is reserved and cannot be set.`,
      field: `headers.${reserved}`,
    });
  const mails = groups.flatMap((group, index) => {
    const to = listOf(group['to']).map((each, at) =>
      readAddress(each, `personalizations.${index}.to.${at}.email`, problems),
    );
    if (to.length === 0)
      problems.push({
        message:
          'The to array is required for all personalization objects, and must have at least one email object with a valid email address.',
        field: `personalizations.${index}.to`,
      });
    const subject = group['subject'] ?? mail['subject'];
    if (typeof subject !== 'string' || subject === '')
      problems.push({
        message:
          'The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.',
        field: 'subject',
      });
    return to.map((recipient) => ({
      direction: 'sent' as const,
      from,
      to: recipient.email,
      subject: String(subject),
      text: contentOf(content, 'text/plain'),
      html: contentOf(content, 'text/html'),
      headers: { ...headers, ...textsOf(group['headers']) },
      attachments: listOf(mail['attachments']).map(fieldsOf).map(toAttachment),
      bypasses: bypassesIn(mail['mail_settings']),
      customArguments: { ...textsOf(mail['custom_args']), ...textsOf(group['custom_args']) },
    }));
  });
  if (mails.length > RECIPIENTS_MAX)
    problems.push({
      message: `The total number of recipients must be no more than ${RECIPIENTS_MAX}.`,
      field: 'personalizations',
    });
  if (problems.length > 0) throw new MailError(400, ...problems);
  return mails;
}

function readAddress(value: unknown, field: string, problems: MailProblem[]): MailAddress {
  const { email, name } = fieldsOf(value);
  if (typeof email === 'string' && ADDRESS.test(email))
    return { email: email.toLowerCase(), ...(typeof name === 'string' && { name }) };
  problems.push({ message: 'Does not contain a valid address.', field });
  return { email: '' };
}

export const isMailAddress = (text: string): boolean => ADDRESS.test(text);

const toAttachment = ({ filename, type, content }: Record<string, unknown>): MailAttachment => ({
  filename: textOf(filename, 'attachment'),
  type: textOf(type, 'application/octet-stream'),
  content: textOf(content),
});

/** It goes past all lists, or past one. */
function bypassesIn(settings: unknown): Suppression[] {
  const isOn = (name: string): boolean => fieldsOf(fieldsOf(settings)[name])['enable'] === true;
  return (['spam', 'unsubscribe'] as const).filter(
    (kind) => isOn('bypass_list_management') || isOn(`bypass_${kind}_management`),
  );
}

const contentOf = (content: readonly Record<string, unknown>[], type: string): string =>
  textOf(content.find((each) => each['type'] === type)?.['value']);

const textOf = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise);

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const textsOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(fieldsOf(value)).map(([name, each]) => [name, String(each)]));

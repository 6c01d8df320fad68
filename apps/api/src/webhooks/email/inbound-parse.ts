import { createHash } from 'node:crypto';
import { convert, type HtmlToTextOptions } from 'html-to-text';
import PostalMime, { type Address, type Email } from 'postal-mime';
import type { MailFile, MailPerson, ReceivedMail } from '../../domains/messages/api/received-mail';
import { readMultipart, type MultipartBody } from './multipart-fields';
import { provenDomains } from './proven-domains';

/**
 * What a program sends by itself says so in one of these. Source: RFC 3834, and what mail servers write besides. Not `list`:
 * that is what people write to a group's address.
 */
const AUTOMATIC = /^(auto-(generated|replied|notified)|bulk|junk)\b/i;
/** Source: RFC 3834 §5, RFC 5436 §2.7.1 */
const AUTOMATIC_ANSWER = /^auto-(replied|notified)\b/i;

const HTML_AS_TEXT: HtmlToTextOptions = {
  wordwrap: false,
  selectors: [{ selector: 'img', format: 'skip' }],
  // Of the deepest and longest mail, what a person would read.
  limits: { maxInputLength: 2 ** 21, maxDepth: 100 },
};

/**
 * Reads what SendGrid's Inbound Parse posts: the mail as it came (`email`, where "Send raw" is on), or its parts. Reads the
 * envelope for who was written to: headers name others too.
 *
 * Source: https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook
 *
 * @throws Error where it is no multipart form or holds no mail
 */
export async function readInboundParse(contentType: string, body: Buffer): Promise<ReceivedMail> {
  const form = await readMultipart(contentType, body);
  const raw = form.fields.get('email');
  const mail = raw ? await PostalMime.parse(raw) : await fromParts(form);
  const envelope = envelopeOf(form);
  const sender = envelope.from ?? mail.from?.address;
  if (!mail.from && sender === undefined) throw new Error('The form holds no mail: it names no sender.');
  const [spf, dkim] = [textOf(form, 'SPF'), textOf(form, 'dkim')];
  return {
    messageId: idsIn(mail.messageId)[0] ?? `${createHash('sha256').update(body).digest('hex')}@no-message-id`,
    from: { address: (mail.from?.address ?? sender ?? '').toLowerCase(), name: mail.from?.name || null },
    replyTo: personOf(mail.replyTo?.[0]),
    recipients: envelope.to ?? mail.to?.flatMap(({ address }) => address ?? []) ?? [],
    subject: mail.subject ?? '',
    text: plainText(mail),
    html: mail.html,
    references: [...new Set([...idsIn(mail.references), ...idsIn(mail.inReplyTo)])],
    files: raw ? filesOf(mail) : filesOfParts(form, mail),
    spf,
    dkim,
    provenDomains: provenDomains({ spf, dkim, envelopeFrom: envelope.from }),
    automatic: automaticOf(mail),
  };
}

/** One whose answers go to somebody else is written for them: it is no answer of whoever is away. */
function automaticOf({ headers, from, replyTo }: Email): ReceivedMail['automatic'] {
  const said = headers.flatMap(({ key, value }) =>
    ['auto-submitted', 'precedence'].includes(key) ? value.trim() : [],
  );
  if (!said.some((each) => AUTOMATIC.test(each))) return null;
  const answers = personOf(replyTo?.[0])?.address;
  const isOfSender = answers === undefined || answers === from?.address?.toLowerCase();
  return isOfSender && said.some((each) => AUTOMATIC_ANSWER.test(each)) ? 'answer' : 'notice';
}

function personOf(person: Address | undefined): MailPerson | null {
  const address = person?.address?.toLowerCase() ?? '';
  return /^[^\s@]+@[^\s@]+$/.test(address) ? { address, name: person?.name || null } : null;
}

/** The mail put together again from its headers and its texts, so that one reader reads both. */
async function fromParts(form: MultipartBody): Promise<Email> {
  const mail = await PostalMime.parse(headersOnly(form));
  const text = textOf(form, 'text');
  const html = textOf(form, 'html');
  return { ...mail, ...(text !== undefined && { text }), ...(html !== undefined && { html }) };
}

/** Its text; where it has HTML only, what one reads of that. */
const plainText = ({ text, html }: Email): string =>
  text?.trim() ? text : html === undefined ? '' : convert(html, HTML_AS_TEXT);

/** Without those that tell how its body was written: that is gone. */
function headersOnly(form: MultipartBody): string {
  const headers = (form.fields.get('headers')?.toString('utf8') ?? '').replaceAll(/\r?\n/g, '\r\n');
  const kept = headers
    .split(/\r\n(?![ \t])/)
    .filter((line) => !/^content-(type|transfer-encoding):/i.test(line));
  return `${kept.join('\r\n').trimEnd()}\r\n\r\n`;
}

/** A field in the character set that the form names for it. */
function textOf(form: MultipartBody, name: string): string | undefined {
  const bytes = form.fields.get(name);
  if (!bytes) return undefined;
  const charset = jsonOf<Record<string, string>>(form.fields.get('charsets'))?.[name] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

function envelopeOf(form: MultipartBody): { from?: string; to?: string[] } {
  const { from, to } = jsonOf<{ from?: unknown; to?: unknown }>(form.fields.get('envelope')) ?? {};
  return {
    ...(typeof from === 'string' && from !== '' && { from }),
    ...(Array.isArray(to) && { to: to.filter((each): each is string => typeof each === 'string') }),
  };
}

function jsonOf<T>(bytes: Buffer | undefined): T | undefined {
  try {
    return bytes && (JSON.parse(bytes.toString('utf8')) as T);
  } catch {
    return undefined;
  }
}

const idsIn = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/<([^<>\s]+)>/g)].flatMap(([, id]) => id ?? []);

const filesOf = (mail: Email): MailFile[] =>
  mail.attachments.map(({ filename, mimeType, content, contentId }) => ({
    name: filename,
    type: mimeType,
    content: typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer),
    isInText: isShown(mail, contentId),
  }));

/** The form names the parts of which the HTML may speak, by Content-ID: `{"ii_1": "attachment1"}`. */
function filesOfParts(form: MultipartBody, mail: Email): MailFile[] {
  const parts = jsonOf<Record<string, string>>(form.fields.get('content-ids')) ?? {};
  const idOf = new Map(Object.entries(parts).map(([id, part]) => [part, id]));
  return form.files.map(({ name, filename, type, content }) => ({
    name: filename,
    type,
    content,
    isInText: isShown(mail, idOf.get(name)),
  }));
}

/** Source: RFC 2392 */
function isShown({ html }: Email, contentId: string | undefined): boolean {
  const id = contentId?.replaceAll(/^<|>$/g, '') ?? '';
  return id !== '' && [id, encodeURIComponent(id)].some((each) => html?.includes(`cid:${each}`) === true);
}

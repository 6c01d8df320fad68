import { randomBytes } from 'node:crypto';
import type { SimulatedMail } from './mailbox';

/** A mail as Inbound Parse posts it, in parts. */
export function inboundForm(mail: SimulatedMail): { contentType: string; body: Buffer } {
  const boundary = `xYzZY${randomBytes(12).toString('hex')}`;
  const { from, to, subject, text, html, attachments } = mail;
  const contentIds = attachments.flatMap(({ contentId }, index) =>
    contentId === undefined ? [] : [[contentId, `attachment${index + 1}`] as const],
  );
  const fields: Record<string, string> = {
    headers: headersOf(mail),
    dkim: `{@${domainOf(from.email)} : pass}`,
    to,
    from: mailbox(from.email, from.name),
    ...(text !== '' && { text }),
    ...(html !== '' && { html }),
    sender_ip: '127.0.0.1',
    spam_score: '0.1',
    envelope: JSON.stringify({ to: [to], from: from.email }),
    attachments: String(attachments.length),
    ...(contentIds.length > 0 && { 'content-ids': JSON.stringify(Object.fromEntries(contentIds)) }),
    subject,
    charsets: JSON.stringify({ to: 'UTF-8', from: 'UTF-8', subject: 'UTF-8', text: 'utf-8', html: 'utf-8' }),
    SPF: 'pass',
  };
  const chunks: Buffer[] = [];
  for (const [name, value] of Object.entries(fields)) chunks.push(part(boundary, `name="${name}"`, value));
  attachments.forEach(({ filename, type, content }, index) => {
    const disposition = `name="attachment${index + 1}"; filename="${filename.replaceAll(/["\r\n]/g, '_')}"`;
    chunks.push(part(boundary, disposition, Buffer.from(content, 'base64'), type));
  });
  chunks.push(Buffer.from(`--${boundary}--\r\n`));
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(chunks) };
}

function part(boundary: string, disposition: string, value: string | Buffer, type?: string): Buffer {
  const typed = type === undefined ? '' : `Content-Type: ${type}\r\n`;
  return Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${typed}\r\n`),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
}

function headersOf({ id, from, to, subject, headers, at }: SimulatedMail): string {
  const written = {
    Received: `by mx.emulator.example; ${new Date(at).toUTCString()}`,
    Date: new Date(at).toUTCString(),
    From: mailbox(from.email, from.name),
    To: to,
    Subject: encoded(subject),
    'Message-ID': `<${id}@${domainOf(from.email)}>`,
    ...headers,
  };
  return Object.entries(written)
    .map(([name, value]) => `${name}: ${value.replaceAll(/[\r\n]+/g, ' ')}\n`)
    .join('');
}

const mailbox = (email: string, name: string | undefined): string =>
  name === undefined ? email : `${encoded(name)} <${email}>`;

/** RFC 2047, where a header holds more than ASCII. */
const encoded = (text: string): string =>
  /^[ -~]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;

const domainOf = (address: string): string => address.split('@')[1] ?? 'example.com';

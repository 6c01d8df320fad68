import { Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/errors/app-error';
import { loadSafeHtml } from '../mail/load-safe-html';
import { MailBodiesStore } from '../mail/mail-bodies.store';

export interface MailPage {
  /** A whole document. */
  html: string;
  /** Of its Content-Security-Policy: what it may fetch, and that it runs nothing. */
  policy: string;
}

export interface MailPageOptions {
  /** Whether pictures are fetched from where the mail has them. */
  withPictures: boolean;
  /** What stands above a quotation that is folded away, as text. */
  quoted: string;
}

/** Mails as their senders made them look, safe to be shown in a frame. */
@Injectable()
export class MailPages {
  constructor(private readonly bodies: MailBodiesStore) {}

  /** @throws AppError `messages/no-html` (404) */
  async read(organisationId: string, messageId: string, options: MailPageOptions): Promise<MailPage> {
    const body = await this.bodies.find(messageId, organisationId);
    if (!body) throw noHtml();
    const { foldQuotations, safeHtml } = await loadSafeHtml();
    const { html } = safeHtml(body.html, options.withPictures);
    return {
      html: document(foldQuotations(html, escaped(options.quoted))),
      policy: policy(options.withPictures),
    };
  }
}

/**
 * No script runs, whatever is in it: neither `script-src` nor `allow-scripts` is there. The origin stays ours so that the
 * page around can measure how tall it is.
 */
const policy = (withPictures: boolean): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data:${withPictures ? ' https: http:' : ''}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');

const STYLE = `
  :root { color-scheme: light; }
  body { margin: 0; padding: 8px; background: #fff; color: #1b1b1f; font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
  img { max-width: 100%; height: auto; }
  table { max-width: 100%; }
  pre { white-space: pre-wrap; }
  blockquote { margin: 8px 0; padding-inline-start: 12px; border-inline-start: 3px solid #c7c6ca; color: #46464f; }
  summary { padding: 6px 0; color: #46464f; font-size: 13px; cursor: pointer; }
`;
const document = (body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title></title><style>${STYLE}</style></head><body dir="auto">${body}</body></html>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const noHtml = (): AppError =>
  new AppError({
    code: 'messages/no-html',
    detail: 'This message has no other look than its text. Load the conversation again.',
    status: 404,
  });

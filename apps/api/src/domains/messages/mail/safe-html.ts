import sanitize, { type Attributes, type IOptions } from 'sanitize-html';

const SIZE = /^\d{1,4}(\.\d{1,2})?(px|pt|em|rem|%)?$/;
const SIZES =
  /^(auto|0|\d{1,4}(\.\d{1,2})?(px|pt|em|rem|%)?)( (auto|0|\d{1,4}(\.\d{1,2})?(px|pt|em|rem|%)?)){0,3}$/;
const COLOUR = /^(#[0-9a-f]{3,8}|rgba?\([\d\s.,%/]{1,40}\)|hsla?\([\d\s.,%/deg]{1,40}\)|[a-z]{3,25})$/i;
const WORD = /^[a-z-]{1,25}$/i;
/** Widths, kinds and colours of lines; no parentheses but those of colours. */
const BORDER = /^[\w\s#.%-]{1,60}$/;
/** Nothing that fetches, and nothing that leaves its place. */
const STYLES = {
  color: [COLOUR],
  'background-color': [COLOUR],
  background: [COLOUR],
  'font-size': [SIZE, WORD],
  'font-weight': [/^(\d{3}|[a-z]{3,8})$/],
  'font-style': [WORD],
  'font-family': [/^[\w\s,'"-]{1,200}$/],
  'text-align': [WORD],
  'text-decoration': [/^[a-z\s-]{1,40}$/],
  'line-height': [SIZE],
  'vertical-align': [WORD],
  padding: [SIZES],
  margin: [SIZES],
  width: [SIZE],
  'max-width': [SIZE],
  border: [BORDER],
  'border-radius': [SIZES],
  'border-collapse': [WORD],
};
for (const side of ['top', 'right', 'bottom', 'left'])
  Object.assign(STYLES, {
    [`padding-${side}`]: [SIZES],
    [`margin-${side}`]: [SIZES],
    [`border-${side}`]: [BORDER],
  });

const TAGS = [
  ...[
    'a',
    'abbr',
    'address',
    'article',
    'b',
    'blockquote',
    'br',
    'caption',
    'center',
    'code',
    'col',
    'colgroup',
  ],
  ...[
    'dd',
    'del',
    'div',
    'dl',
    'dt',
    'em',
    'figure',
    'font',
    'footer',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
  ],
  ...[
    'hr',
    'i',
    'img',
    'ins',
    'li',
    'main',
    'ol',
    'p',
    'pre',
    's',
    'section',
    'small',
    'span',
    'strike',
    'strong',
  ],
  ...['sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'u', 'ul'],
];
const TABLE = ['align', 'valign', 'width', 'height', 'bgcolor', 'colspan', 'rowspan'];
/** Around what a mail program quotes, where it is no blockquote. */
const QUOTING = /(^|\s)(gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote)(\s|$)/;
const REMOTE = /^https?:/i;

/** What is needed of the mail to show it. */
export interface SafeMail {
  /** Body only: without scripts, forms, frames, styles that fetch, and addresses of any other kind than http, mailto, tel. */
  html: string;
  /** Whether there are pictures to be fetched elsewhere, which tells the sender that it is read. */
  hasRemotePictures: boolean;
}

/** Makes the HTML of strangers safe to be shown; pictures from elsewhere only where they are asked for. */
export function safeHtml(html: string, withPictures: boolean): SafeMail {
  let hasRemotePictures = false;
  const options: IOptions = {
    allowedTags: TAGS,
    allowedAttributes: {
      '*': ['style', 'dir', 'lang', 'align', 'title'],
      a: ['href', 'target', 'rel'],
      img: ['src', 'alt', 'width', 'height'],
      font: ['color', 'face', 'size'],
      col: ['span', 'width'],
      ol: ['start', 'type'],
      ...Object.fromEntries(['table', 'td', 'th', 'tr', 'tbody', 'thead'].map((tag) => [tag, TABLE])),
      table: [...TABLE, 'border', 'cellpadding', 'cellspacing'],
    },
    allowedStyles: { '*': STYLES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowProtocolRelative: false,
    nestingLimit: 100,
    transformTags: {
      a: (tagName, attributes) => ({
        tagName,
        attribs: { ...attributes, target: '_blank', rel: 'noopener noreferrer nofollow' },
      }),
      div: (tagName, { class: name = '', ...attributes }) => ({
        tagName: QUOTING.test(name) ? 'blockquote' : tagName,
        attribs: attributes,
      }),
      img: (tagName, attributes) => {
        const src = attributes['src']?.trim() ?? '';
        const isRemote = REMOTE.test(src);
        hasRemotePictures ||= isRemote;
        return { tagName, attribs: withoutSource(attributes, isRemote ? withPictures : isPicture(src)) };
      },
    },
  };
  const safe = sanitize(html, options);
  return { html: safe, hasRemotePictures };
}

/** Whether an address holds a picture itself. SVG can hold more than a picture. */
const isPicture = (src: string): boolean => /^data:image\/(png|jpe?g|gif|webp);base64,/i.test(src);

function withoutSource({ src = '', ...others }: Attributes, keeps: boolean): Attributes {
  return keeps ? { ...others, src } : others;
}

/** What was quoted, folded away: the outermost quotation each. Takes what `safeHtml` has made. */
export function foldQuotations(safe: string, summary: string): string {
  let depth = 0;
  return safe.replace(/<(\/?)blockquote\b[^>]*>/g, (tag: string, closes: string) => {
    if (closes) return --depth === 0 ? `${tag}</details>` : tag;
    return ++depth === 1 ? `<details><summary>${summary}</summary>${tag}` : tag;
  });
}

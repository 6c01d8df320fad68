import type { MediaView, MessageView } from '../../../src/control/inspector-events';
import { el, icon } from '../dom';
import type { Texts } from '../i18n/texts';

/**
 * One message in a thread.
 *
 * @param press answers by one of its buttons, by id
 */
export function bubble(message: MessageView, texts: Texts, press: (button: string) => void): HTMLLIElement {
  const { m } = texts;
  const isOwn = message.direction === 'inbound'; // inbound for the app: written here
  const body = message.body === '' ? undefined : el('p', { class: 'bubble__text' }, message.body);
  return el(
    'li',
    { class: isOwn ? 'bubble bubble--own' : 'bubble', 'data-sid': message.sid },
    isOwn ? el('span', { class: 'visually-hidden' }, m.youWrote) : undefined,
    ...message.media.map((medium) => mediumView(medium, texts)),
    body,
    ...buttonsOf(message, press),
    el(
      'p',
      { class: 'bubble__time' },
      timeOfDay(message.createdAt, texts),
      message.reaction === undefined
        ? undefined
        : el('span', { class: 'bubble__reaction' }, message.reaction),
      isOwn ? ticks(message, texts) : undefined,
    ),
  );
}

/** One tick for what was sent; two once the other side has read it, which only WhatsApp at Meta tells. */
function ticks({ isSeen = false }: MessageView, { m }: Texts): HTMLElement {
  const word = isSeen ? m.seenByThem : m.sentByYou;
  const shown = icon(isSeen ? 'ticks' : 'check');
  return el(
    'span',
    { class: isSeen ? 'bubble__seen' : '', title: word, role: 'img', 'aria-label': word },
    shown,
  );
}

function buttonsOf({ buttons = [] }: MessageView, press: (button: string) => void): HTMLElement[] {
  return buttons.map(({ title, id }) => {
    const button = el('button', { type: 'button', class: 'small bubble__button' }, title);
    button.addEventListener('click', () => press(id));
    return button;
  });
}

function mediumView({ contentType, path, name }: MediaView, { m }: Texts): HTMLElement {
  const [kind] = contentType.split('/');
  if (kind === 'image') return el('img', { src: path, alt: name ?? m.picture, class: 'bubble__picture' });
  if (kind === 'audio') return el('audio', { src: path, controls: true, 'aria-label': m.voiceNote });
  if (kind === 'video') return el('video', { src: path, controls: true, class: 'bubble__picture' });
  return el('a', { href: path, download: name ?? '' }, name ?? m.file(contentType));
}

function timeOfDay(at: number, { language }: Texts): HTMLTimeElement {
  const shown = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at);
  return el('time', { datetime: new Date(at).toISOString() }, shown);
}

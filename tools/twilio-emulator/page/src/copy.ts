import { el, icon } from './dom';
import type { Texts } from './i18n/texts';
import type { Messages } from './i18n/en';

const SHOWN_MS = 1500;

/** A button that copies a text and says so. */
export function copyButton(
  texts: Texts,
  label: (m: Messages) => string,
  content: () => string,
): HTMLButtonElement {
  const word = el('span', { role: 'status' }, label(texts.m));
  const button = el('button', { type: 'button', class: 'small' }, icon('copy'), word);
  button.addEventListener('click', () => {
    void write(content()).then(
      () => show(texts.m.copied),
      () => show(texts.m.copyFailed),
    );
  });
  const show = (text: string): void => {
    word.textContent = text;
    setTimeout(() => (word.textContent = label(texts.m)), SHOWN_MS);
  };
  return button;
}

/** Rejects as well where the page has no clipboard at all: not on https, not on localhost. */
async function write(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

import { byId, el } from '../dom';
import type { Texts } from '../i18n/texts';

const KEYS: readonly (readonly [digit: string, letters: string])[] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
];
const LONG_PRESS_MS = 500;

/** The twelve keys. Holding 0 writes `+`. */
export function buildKeypad(texts: Texts, press: (digit: string) => void): void {
  const pad = byId('keypad', HTMLElement);
  texts.keep((m) => pad.setAttribute('aria-label', m.keypad));
  for (const [digit, letters] of KEYS) {
    const key = el(
      'button',
      { type: 'button', class: 'key', 'data-key': digit, 'data-letters': letters },
      el('span', { class: 'key__digit' }, digit),
    );
    texts.keep((m) => key.setAttribute('aria-label', m.key(digit)));
    if (digit === '0')
      onLongPress(
        key,
        () => press('+'),
        () => press('0'),
      );
    else key.addEventListener('click', () => press(digit));
    pad.append(key);
  }
}

/** Lets a key go down for a moment, as if pressed by a finger. */
export function flashKey(digit: string): void {
  const key = document.querySelector(`.key[data-key="${CSS.escape(digit)}"]`);
  if (!key) return;
  key.classList.add('key--down');
  setTimeout(() => key.classList.remove('key--down'), 120);
}

function onLongPress(key: HTMLElement, long: () => void, short: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasLong = false;
  key.addEventListener('pointerdown', () => {
    wasLong = false;
    timer = setTimeout(() => {
      wasLong = true;
      long();
    }, LONG_PRESS_MS);
  });
  for (const end of ['pointerup', 'pointerleave', 'pointercancel'])
    key.addEventListener(end, () => clearTimeout(timer));
  key.addEventListener('click', () => {
    if (!wasLong) short();
    wasLong = false;
  });
}

import { flashKey } from './keypad';
import { dialable } from './phone-number';
import type { Phone } from './phone';
import { inCall } from './phone-state';
import type { PhoneView } from './phone-view';

/** Every action of the phone by keyboard, wherever the focus is, except where text is typed. */
export function listenToKeyboard(phone: Phone, view: PhoneView): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!keypadIsShown()) return;
    if (event.key === 'Escape' && inCall(phone.state)) {
      phone.hangUp();
      event.preventDefault();
    } else if (!isTyping(event.target) && act(event, phone, view)) event.preventDefault();
  });
  document.addEventListener('paste', (event) => {
    if (isTyping(event.target) || !keypadIsShown()) return;
    const digits = dialable(event.clipboardData?.getData('text/plain') ?? '');
    if (digits === '') return;
    event.preventDefault();
    if (phone.state.call.kind === 'talking') for (const digit of digits.replace('+', '')) phone.press(digit);
    else {
      view.setDialled(digits);
      view.focusDial();
    }
  });
}

/** The keys are the phone's only while its keypad is to be seen: messages are written on the other tabs. */
function keypadIsShown(): boolean {
  return document.getElementById('panel-phone')?.hidden === false;
}

function act({ key, target, repeat }: KeyboardEvent, phone: Phone, view: PhoneView): boolean {
  if (/^[0-9*#+]$/.test(key)) {
    if (repeat || (key === '+' && inCall(phone.state))) return true;
    flashKey(key);
    view.press(key);
    return true;
  }
  switch (key) {
    case 'Enter':
      if (isControl(target)) return false; // it activates what has the focus
      view.goOn();
      return true;
    case 'Backspace':
      view.setDialled(view.dialled.slice(0, -1));
      return true;
    case 'm':
    case 'M':
      view.toggleMute();
      return true;
    case '/':
      view.focusDial();
      return true;
    default:
      return false;
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'radio';
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, summary, input, select') !== null;
}

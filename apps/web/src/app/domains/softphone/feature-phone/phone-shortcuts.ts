import { DOCUMENT, Injectable, inject } from '@angular/core';
import { KeyTones } from '../data/key-tones';
import { PhoneStore } from '../data/phone-store';
import { CallHold } from './call-hold';
import { PhoneView } from './phone-view';

const FIELDS = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const PRESSABLE = 'button, a[href], summary, [role="button"], [role="menuitem"], [role="option"]';

/** The keyboard of the phone, anywhere in the app but in a field that is being typed in. */
@Injectable({ providedIn: 'root' })
export class PhoneShortcuts {
  private readonly document = inject(DOCUMENT);
  private readonly phone = inject(PhoneStore);
  private readonly view = inject(PhoneView);
  private readonly hold = inject(CallHold);
  private readonly tones = inject(KeyTones);

  /** Listens until the answer is called. */
  listen(): () => void {
    const onKey = (event: KeyboardEvent): void => this.onKey(event);
    const onPaste = (event: ClipboardEvent): void => this.onPaste(event);
    this.document.addEventListener('keydown', onKey);
    this.document.addEventListener('paste', onPaste);
    return () => {
      this.document.removeEventListener('keydown', onKey);
      this.document.removeEventListener('paste', onPaste);
    };
  }

  private onKey(event: KeyboardEvent): void {
    const isBusyElsewhere =
      event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (isBusyElsewhere || isIn(event, FIELDS) || this.hasOpenDialog()) return;
    if (this.act(event)) event.preventDefault();
  }

  /** Answers whether the key meant something. */
  private act(event: KeyboardEvent): boolean {
    const { key, repeat } = event;
    if (repeat) return false;
    if (/^[0-9*#+]$/.test(key)) return this.type(key);
    switch (key.toLowerCase()) {
      case 'c':
        this.view.focusEntry();
        return true;
      case 'm':
        this.phone.toggleMute();
        return this.phone.inCall();
      case 'h':
        void this.hold.toggle();
        return this.phone.inCall();
      case 'escape':
        return this.leave();
      case 'enter':
        return !isIn(event, PRESSABLE) && this.confirm();
      case '?':
        this.view.openDialog('shortcuts');
        return true;
      default:
        return false;
    }
  }

  private type(key: string): boolean {
    if (!this.view.isShown() || this.phone.phase() === 'incoming') return false;
    this.tones.key(key);
    this.phone.press(key);
    return true;
  }

  private confirm(): boolean {
    if (this.phone.phase() === 'incoming') {
      this.phone.answer();
      return true;
    }
    if (this.phone.phase() !== 'idle' || this.phone.entry() === '' || !this.view.isShown()) return false;
    this.phone.confirm();
    return true;
  }

  /** Leaves what is open, one thing at a time. It never hangs up. */
  private leave(): boolean {
    if (this.view.keypadOpen()) {
      this.view.keypadOpen.set(false);
      return true;
    }
    if (this.phone.phase() === 'ended' || this.phone.trouble()) {
      this.phone.dismiss();
      return true;
    }
    return false;
  }

  private onPaste(event: ClipboardEvent): void {
    if (isIn(event, FIELDS) || !this.view.isShown() || this.hasOpenDialog()) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '' || this.phone.phase() === 'incoming') return;
    event.preventDefault();
    this.phone.paste(text);
  }

  private hasOpenDialog(): boolean {
    return (
      this.document.querySelector(
        '.cdk-overlay-container [role="dialog"], .cdk-overlay-container [role="menu"]',
      ) !== null
    );
  }
}

function isIn(event: Event, selector: string): boolean {
  return event.target instanceof Element && event.target.closest(selector) !== null;
}

import { byId, icon } from '../dom';
import type { Texts } from '../i18n/texts';
import { clockOf } from './clock';
import type { Phone } from './phone';
import { forReading, toE164, whileTyping } from './phone-number';
import { inCall, peerOf, type CallState } from './phone-state';
import { statusSentence } from './status-sentence';

const ICON_OF: Readonly<Record<CallState['kind'], string>> = {
  idle: 'idle',
  calling: 'bell',
  ringing: 'bell',
  answering: 'bell',
  talking: 'receiver',
  ended: 'hang-up',
};

/** Screen and action keys of the phone. */
export class PhoneView {
  private readonly body = byId('phone', HTMLElement);
  private readonly dialField = byId('dial', HTMLInputElement);
  private readonly peer = byId('peer', HTMLElement);
  private readonly status = byId('status', HTMLElement);
  private readonly statusIcon = byId('status-icon', HTMLElement);
  private readonly timer = byId('timer', HTMLElement);
  private readonly keys = byId('keys', HTMLElement);
  private readonly alarm = byId('alarm', HTMLElement);
  private readonly go = byId('go', HTMLButtonElement);
  private readonly stop = byId('stop', HTMLButtonElement);
  private readonly muteKey = byId('mute', HTMLButtonElement);
  private readonly deleteKey = byId('delete', HTMLButtonElement);
  private shown: CallState['kind'] = 'idle';

  constructor(
    private readonly phone: Phone,
    private readonly texts: Texts,
  ) {
    this.go.addEventListener('click', () => this.goOn());
    this.stop.addEventListener('click', () => phone.hangUp());
    this.muteKey.addEventListener('click', () => this.toggleMute());
    this.deleteKey.addEventListener('click', () => this.setDialled(this.dialled.slice(0, -1)));
    this.dialField.addEventListener('input', () => this.setDialled(this.dialField.value));
    this.dialField.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.goOn();
    });
    this.deleteKey.append(icon('back'));
    texts.label(this.deleteKey, (m) => m.deleteDigit);
    texts.keep((m) => {
      this.dialField.setAttribute('aria-label', m.numberToDial);
      this.dialField.placeholder = m.dialHint;
      this.timer.setAttribute('aria-label', m.duration);
      this.render();
    });
    phone.onChange(() => this.render());
    setInterval(() => this.renderTimer(), 250);
    this.setDialled('');
  }

  /** The number on the screen, as typed. */
  get dialled(): string {
    return this.dialField.value;
  }

  setDialled(text: string): void {
    const atEnd = this.dialField.selectionStart === this.dialField.value.length;
    const grouped = whileTyping(text);
    // Regrouping moves the caret, so it waits while somebody edits in the middle.
    if (this.dialField.value !== grouped && (atEnd || this.dialField.value !== text))
      this.dialField.value = grouped;
    this.deleteKey.hidden = this.dialled === '' || inCall(this.phone.state);
  }

  focusDial(): void {
    this.dialField.focus();
  }

  /** A key of the keypad, by mouse or keyboard: part of a number, or a tone in a call. */
  press(digit: string): void {
    this.phone.press(digit);
    if (!inCall(this.phone.state)) this.setDialled(this.dialled + digit);
  }

  /** Green key: calls, or answers. */
  goOn(): void {
    const { call } = this.phone.state;
    if (call.kind === 'ringing') this.phone.answer();
    else if (!inCall(this.phone.state)) this.dial(this.dialled);
  }

  /** Quick dial: shows the number and calls it. */
  dialNow(number: string): void {
    if (inCall(this.phone.state)) return;
    this.setDialled(number);
    this.dial(number);
  }

  private dial(text: string): void {
    const number = toE164(text);
    if (number === undefined) {
      this.phone.complain('number-invalid');
      this.focusDial();
    } else this.phone.dial(number);
  }

  toggleMute(): void {
    if (inCall(this.phone.state)) this.phone.mute(!this.phone.mouthpiece.muted);
  }

  private render(): void {
    const { state, mouthpiece } = this.phone;
    const { m } = this.texts;
    const { kind } = state.call;
    const active = inCall(state);
    this.body.dataset['call'] = kind;
    this.body.dataset['online'] = String(state.online);

    const peer = forReading(peerOf(state.call));
    this.peer.textContent = peer;
    const fieldHadFocus = document.activeElement === this.dialField;
    this.dialField.hidden = active;
    this.peer.hidden = !active;
    this.deleteKey.hidden = active || this.dialled === '';
    if (fieldHadFocus && active) (kind === 'ringing' ? this.go : this.stop).focus();

    const sentence = statusSentence(state, m);
    if (this.status.textContent !== sentence) this.status.textContent = sentence;
    this.statusIcon.replaceChildren(icon(state.refused || !state.online ? 'alert' : ICON_OF[kind]));
    this.keys.textContent = this.keysLine(state.call);
    if (kind !== this.shown) this.alarm.textContent = kind === 'ringing' ? m.incoming(peer) : '';
    document.title = kind === 'ringing' ? m.titleRinging(peer) : m.title;
    this.shown = kind;

    label(
      this.go,
      'receiver',
      kind === 'ringing' ? m.answer : m.call,
      kind === 'ringing' || (!active && state.online),
    );
    label(this.stop, 'hang-up', kind === 'ringing' ? m.reject : m.hangUp, active);
    label(this.muteKey, 'mute', mouthpiece.muted ? m.unmute : m.mute, active);
    this.muteKey.setAttribute('aria-pressed', String(mouthpiece.muted));
    this.renderTimer();
  }

  private keysLine(call: CallState): string {
    const { m } = this.texts;
    if (call.kind === 'ringing') return call.verified ? m.verifiedCaller : '';
    if (call.kind !== 'talking') return '';
    return [
      this.phone.mouthpiece.muted ? m.muted : '',
      call.keysSent === '' ? '' : `${m.keysSent}: ${call.keysSent}`,
      call.keysHeard === '' ? '' : `${m.keysHeard}: ${call.keysHeard}`,
    ]
      .filter((part) => part !== '')
      .join(' · ');
  }

  private renderTimer(): void {
    const { call } = this.phone.state;
    this.timer.hidden = call.kind !== 'talking';
    if (call.kind === 'talking') this.timer.textContent = clockOf((Date.now() - call.sinceMs) / 1000);
  }
}

/** A key that cannot be used now stays where it is and keeps the focus. */
function label(key: HTMLButtonElement, symbol: string, text: string, usable: boolean): void {
  key.setAttribute('aria-disabled', String(!usable));
  if (key.textContent === text) return;
  const word = document.createElement('span');
  word.textContent = text;
  key.replaceChildren(icon(symbol), word);
}

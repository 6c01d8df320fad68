import type { MessageView } from '../../../src/control/inspector-events';
import { byId, el } from '../dom';
import type { Texts } from '../i18n/texts';
import { reconcile } from '../inspector/reconcile';
import type { Phone } from '../phone/phone';
import { forReading } from '../phone/phone-number';
import { bubble } from './bubble';
import { Composer } from './composer';
import { markRead, pressButton, sendMessage } from './message-client';
import { type MessageStore, partnerOf } from './message-store';
import type { Tabs } from './tabs';

/** A number of the account that can be written to. */
export interface Partner {
  phoneNumber: string;
  /** What a phone writes to join the sandbox; empty for others. */
  joinCode: string;
  /** Connected at Meta itself. */
  isAtMeta?: boolean;
}

const MAX_BYTES = { sms: 5 * 1024 * 1024, whatsapp: 16 * 1024 * 1024 } as const;

/** One channel's side of the phone: whom to write to, the thread with them, and where to write. */
export class ThreadView {
  private readonly choice = el('select');
  private readonly hint = el('p', { class: 'thread__hint' });
  private readonly list = el('ol', { class: 'thread__list' });
  private readonly log = el('div', { class: 'thread', role: 'log', tabindex: '0' }, this.list);
  private readonly composer: Composer;
  private bubbles = new Map<string, { shown: string; element: HTMLLIElement }>();
  private readonly seen = new Set<string>();
  private partner = '';

  constructor(
    private readonly channel: MessageView['channel'],
    private readonly store: MessageStore,
    private readonly phone: Phone,
    private readonly tabs: Tabs,
    private readonly texts: Texts,
  ) {
    this.composer = new Composer(texts, MAX_BYTES[channel], (content) =>
      sendMessage({ channel, from: phone.state.number ?? '', to: this.partner, ...content }),
    );
    const label = el('span');
    texts.text(label, (m) => m.writeTo);
    const screen = el('div', { class: 'screen screen--thread' }, this.log);
    byId(`panel-${channel}`, HTMLElement).append(
      el('label', { class: 'thread__choice' }, label, this.choice),
      this.hint,
      screen,
      this.composer.element,
    );
    this.choice.addEventListener('change', () => this.open(this.choice.value));
    store.onChange(() => this.render());
    tabs.onShow((name) => {
      if (name !== channel) return;
      this.render();
      this.scrollDown();
      this.composer.focus();
    });
    document.addEventListener('visibilitychange', () => this.render());
  }

  /** Whom the phone can write to. */
  offer(partners: readonly Partner[]): void {
    this.texts.keep((m) => {
      const options = partners.map(({ phoneNumber, joinCode, isAtMeta = false }) => {
        const number = forReading(phoneNumber);
        const name = isAtMeta ? m.metaLine : joinCode === '' ? m.demoLine : m.sandboxName;
        return new Option(`${name} · ${number}`, phoneNumber);
      });
      this.choice.replaceChildren(...options);
      const chosen = partners.find(({ phoneNumber }) => phoneNumber === this.partner) ?? partners[0];
      this.choice.value = chosen?.phoneNumber ?? '';
      this.open(chosen?.phoneNumber ?? '');
      const code = partners.find(({ joinCode }) => joinCode !== '')?.joinCode;
      this.hint.textContent = code === undefined ? '' : m.sandboxHint(code);
      this.bubbles = new Map();
      this.render();
    });
  }

  private open(partner: string): void {
    this.partner = partner;
    this.log.setAttribute('aria-label', this.texts.m.conversation(forReading(partner)));
    this.render();
    this.scrollDown();
  }

  private get isOpen(): boolean {
    return this.tabs.shown === this.channel && document.visibilityState === 'visible';
  }

  private render(): void {
    const messages = this.store.on(this.channel, this.partner);
    const wasAtEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 40;
    const before = this.list.childElementCount;
    const elements = messages.map((message) => this.bubbleOf(message));
    if (elements.length === 0) elements.push(el('li', { class: 'thread__empty' }, this.texts.m.noMessages));
    reconcile(this.list, elements);
    if (wasAtEnd || elements.length > before) this.scrollDown();
    if (this.isOpen) for (const message of messages) this.see(message);
    this.countUnread();
  }

  private bubbleOf(message: MessageView): HTMLLIElement {
    const { body, media, isSeen, reaction } = message;
    const shown = [body, isSeen, reaction, ...media.map(({ sid }) => sid)].join(' ');
    const known = this.bubbles.get(message.sid);
    if (known?.shown === shown) return known.element;
    const press = (button: string): void => void this.composer.passOn(() => pressButton(message.sid, button));
    const element = bubble(message, this.texts, press);
    this.bubbles.set(message.sid, { shown, element });
    return element;
  }

  private see(message: MessageView): void {
    if (message.direction === 'inbound' || this.seen.has(message.sid)) return;
    this.seen.add(message.sid);
    if (this.channel === 'whatsapp' && message.status === 'delivered') void markRead(message.sid);
  }

  private countUnread(): void {
    const unread = this.store
      .on(this.channel)
      .filter(
        (message) =>
          message.direction !== 'inbound' && message.status !== 'read' && !this.seen.has(message.sid),
      );
    this.tabs.setUnread(this.channel, unread.length);
    for (const option of this.choice.options) {
      const isWaiting = unread.some((message) => partnerOf(message) === option.value);
      option.text = option.text.replace(/ •$/, '') + (isWaiting ? ' •' : '');
    }
  }

  private scrollDown(): void {
    this.log.scrollTop = this.log.scrollHeight;
  }
}

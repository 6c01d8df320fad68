import type { SimulatedMail } from '../../../src/mail/simulated-mail';
import { byId, el } from '../dom';
import type { Texts } from '../i18n/texts';
import { reconcile } from '../inspector/reconcile';
import { fetchMail, sendMail } from './mail-client';
import type { Tabs } from './tabs';

/** Mail comes by no event: it is asked for while its side is shown. */
const ASK_EVERY_MS = 2_000;
/** The person at this phone. Reserved for examples (RFC 2606). */
const OWN_ADDRESS = 'sofia@outside.example';
/** Where the demo of the product takes mail. */
const DEMO_ADDRESS = 'hola@cafe-aurora.example';

/** The phone's mail: what this person writes to the product, and what comes back. */
export class MailView {
  private readonly list = el('ol', { class: 'thread__list' });
  private readonly log = el('div', { class: 'thread thread--mail', role: 'log', tabindex: '0' }, this.list);
  private readonly from = el('input', { type: 'email', autocomplete: 'off', value: OWN_ADDRESS });
  private readonly to = el('input', { type: 'email', autocomplete: 'off', value: DEMO_ADDRESS });
  private readonly subject = el('input', { type: 'text', maxlength: '200', autocomplete: 'off' });
  private readonly text = el('textarea', { rows: '3' });
  private readonly send = el('button', { type: 'submit', class: 'small' });
  private readonly problem = el('p', { class: 'composer__problem', role: 'alert' });
  private readonly shown = new Map<string, HTMLLIElement>();

  constructor(
    private readonly tabs: Tabs,
    private readonly texts: Texts,
  ) {
    const field = (choose: (m: Texts['m']) => string, input: HTMLElement): HTMLElement =>
      el('label', { class: 'mail__field' }, texts.text(el('span'), choose), input);
    const form = el(
      'form',
      { class: 'mail composer', novalidate: true },
      field((m) => m.mailFrom, this.from),
      field((m) => m.mailTo, this.to),
      field((m) => m.mailSubject, this.subject),
      field((m) => m.message, this.text),
      this.send,
      this.problem,
    );
    texts.text(this.send, (m) => m.send);
    texts.keep((m) => this.log.setAttribute('aria-label', m.tabs.mail));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.deliver();
    });
    this.from.addEventListener('change', () => void this.load());
    byId('panel-mail', HTMLElement).append(el('div', { class: 'screen screen--thread' }, this.log), form);
    tabs.onShow((name) => {
      if (name === 'mail') void this.load();
    });
    setInterval(() => {
      if (tabs.shown === 'mail' && document.visibilityState === 'visible') void this.load();
    }, ASK_EVERY_MS);
    texts.keep(() => {
      this.shown.clear();
      this.render([]);
    });
  }

  private async deliver(): Promise<void> {
    if (this.text.value.trim() === '') return this.text.focus();
    this.send.disabled = true;
    this.problem.textContent = '';
    try {
      const [from, to] = [this.from.value.trim(), this.to.value.trim()];
      await sendMail({ from, to, subject: this.subject.value, text: this.text.value });
      this.text.value = '';
    } catch (error) {
      const { m } = this.texts;
      const why = error instanceof Error && error.message !== '' ? error.message : m.mailNotTaken;
      this.problem.textContent = m.notSent(why);
    } finally {
      this.send.disabled = false;
    }
    await this.load();
  }

  private async load(): Promise<void> {
    const mails = await fetchMail(this.from.value.trim().toLowerCase());
    if (mails) this.render(mails);
  }

  private render(mails: readonly SimulatedMail[]): void {
    const before = this.list.childElementCount;
    const elements = mails.map((mail) => this.letterOf(mail));
    if (elements.length === 0) elements.push(el('li', { class: 'thread__empty' }, this.texts.m.noMail));
    reconcile(this.list, elements);
    if (elements.length > before) this.log.scrollTop = this.log.scrollHeight;
  }

  private letterOf({ id, direction, from, subject, text, at }: SimulatedMail): HTMLLIElement {
    const known = this.shown.get(id);
    if (known) return known;
    const isOwn = direction === 'written';
    const time = new Date(at).toLocaleTimeString(this.texts.language, { hour: '2-digit', minute: '2-digit' });
    const letter = el(
      'li',
      { class: isOwn ? 'bubble bubble--own' : 'bubble' },
      el('p', { class: 'bubble__time' }, isOwn ? this.texts.m.youWrote : (from.name ?? from.email)),
      el('strong', {}, subject === '' ? this.texts.m.noSubject : subject),
      el('p', { class: 'bubble__text' }, text),
      el('p', { class: 'bubble__time' }, time),
    );
    this.shown.set(id, letter);
    return letter;
  }
}

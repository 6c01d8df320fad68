import { byId, el, icon } from '../dom';
import type { Texts } from '../i18n/texts';

export type TabName = 'phone' | 'sms' | 'whatsapp' | 'mail';

const NAMES: readonly TabName[] = ['phone', 'sms', 'whatsapp', 'mail'];
const ICONS: Readonly<Record<TabName, string>> = {
  phone: 'receiver',
  sms: 'message',
  whatsapp: 'ticks',
  mail: 'mail',
};

/** The phone's four sides: calls, SMS, WhatsApp, mail. Arrow keys move between them, as on any list of tabs. */
export class Tabs {
  private current: TabName = 'phone';
  private readonly unread: Record<TabName, number> = { phone: 0, sms: 0, whatsapp: 0, mail: 0 };
  private readonly listeners: ((name: TabName) => void)[] = [];

  constructor(private readonly texts: Texts) {
    for (const name of NAMES) {
      tabOf(name).addEventListener('click', () => this.show(name));
      tabOf(name).addEventListener('keydown', (event) => this.move(event));
    }
    texts.keep((m) => {
      byId('tabs', HTMLElement).setAttribute('aria-label', m.tabsOf);
      this.render();
    });
  }

  get shown(): TabName {
    return this.current;
  }

  onShow(listener: (name: TabName) => void): void {
    this.listeners.push(listener);
  }

  show(name: TabName): void {
    this.current = name;
    this.render();
    for (const listener of this.listeners) listener(name);
  }

  /** How many messages wait on a tab. */
  setUnread(name: TabName, count: number): void {
    if (this.unread[name] === count) return;
    this.unread[name] = count;
    this.render();
  }

  private move(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number | undefined>> = { ArrowRight: 1, ArrowLeft: -1 };
    const step = steps[event.key];
    const ends: Readonly<Record<string, TabName | undefined>> = { Home: 'phone', End: 'mail' };
    const next =
      step === undefined
        ? ends[event.key]
        : NAMES[(NAMES.indexOf(this.current) + step + NAMES.length) % NAMES.length];
    if (next === undefined) return;
    event.preventDefault();
    this.show(next);
    tabOf(next).focus();
  }

  private render(): void {
    const { m } = this.texts;
    for (const name of NAMES) {
      const isShown = name === this.current;
      const tab = tabOf(name);
      const count = this.unread[name];
      tab.setAttribute('aria-selected', String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
      tab.replaceChildren(icon(ICONS[name]), el('span', {}, m.tabs[name]));
      if (count > 0) {
        const word = el('span', { class: 'visually-hidden' }, ` ${m.unread}`);
        tab.append(el('span', { class: 'tab__count' }, String(count), word));
      }
      byId(`panel-${name}`, HTMLElement).hidden = !isShown;
    }
  }
}

function tabOf(name: TabName): HTMLButtonElement {
  return byId(`tab-${name}`, HTMLButtonElement);
}

import { byId, el } from '../dom';
import type { Texts } from '../i18n/texts';
import type { EventStore } from '../inspector/event-store';
import { Captions, type Caption } from './captions';
import type { Phone } from './phone';

/** What is said in the call, as text: all that is spoken to this phone by TwiML, and the sentences that were typed on it. */
export class CaptionsView {
  private readonly list = byId('captions', HTMLElement);
  private captions = new Captions(undefined);

  constructor(
    private readonly phone: Phone,
    private readonly store: EventStore,
    private readonly texts: Texts,
  ) {
    texts.keep((m) => {
      this.list.setAttribute('aria-label', m.captions);
      this.list.replaceChildren();
      this.render();
    });
    phone.onSaid((text) => {
      this.captions.youSaid(text);
      this.render();
    });
    // Lines that break elsewhere would leave the latest out of sight.
    new ResizeObserver(() => this.showLatest()).observe(this.list);
    phone.onChange(() => this.follow());
    store.onChange(() => this.follow());
  }

  private follow(): void {
    const { callSid } = this.phone;
    if (callSid !== this.captions.callSid) {
      this.captions = new Captions(callSid);
      this.list.replaceChildren();
    }
    if (callSid !== undefined) this.captions.follow(this.store.all);
    this.render();
  }

  private render(): void {
    const { lines } = this.captions;
    const fresh = lines.slice(this.list.childElementCount);
    this.list.hidden = lines.length === 0;
    if (fresh.length === 0) return;
    this.list.append(...fresh.map((line) => this.lineOf(line)));
    this.showLatest();
  }

  private showLatest(): void {
    this.list.scrollTop = this.list.scrollHeight;
  }

  private lineOf({ who, text }: Caption): HTMLElement {
    return el(
      'li',
      { class: `caption caption--${who}` },
      el('b', {}, this.texts.m.captionOf[who]),
      ` ${text}`,
    );
  }
}

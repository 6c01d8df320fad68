import { byId, el } from '../dom';
import type { Texts } from '../i18n/texts';
import type { Phone } from './phone';
import { inCall } from './phone-state';

/** Callers that have no number, as Twilio shows them; the first is this phone itself. */
const CALLERS = ['', 'anonymous', '+266696687', 'sip:someone@pbx.example', '24042'] as const;

/** Choice of what a called line is shown: this phone's number, or one of those that programs forget. */
export class CallerView {
  private readonly select = byId('caller', HTMLSelectElement);

  constructor(phone: Phone, texts: Texts) {
    texts.text(byId('caller-label', HTMLElement), (m) => m.callAs);
    for (const caller of CALLERS) {
      const option = el('option', { value: caller }, caller);
      if (caller === '') texts.text(option, (m) => m.ownNumber);
      this.select.append(option);
    }
    this.select.addEventListener('change', () => {
      phone.callAs = this.select.value === '' ? undefined : this.select.value;
    });
    phone.onChange(() => (this.select.disabled = inCall(phone.state)));
  }
}

import { byId, icon } from '../dom';
import type { Texts } from '../i18n/texts';
import type { Phone } from './phone';
import { forReading, toE164 } from './phone-number';

/** The phone's own number, and the little form that changes it. */
export class OwnNumberView {
  private readonly number = byId('own-number', HTMLElement);
  private readonly change = byId('own-change', HTMLButtonElement);
  private readonly form = byId('own-form', HTMLFormElement);
  private readonly input = byId('own-input', HTMLInputElement);
  private asked: string | undefined;

  constructor(
    private readonly phone: Phone,
    private readonly texts: Texts,
  ) {
    this.change.append(icon('pencil'));
    texts.label(this.change, (m) => m.changeNumber);
    texts.text(byId('own-label', HTMLElement), (m) => m.thisPhone);
    texts.text(byId('own-input-label', HTMLElement), (m) => m.newNumber);
    texts.text(byId('own-save', HTMLElement), (m) => m.save);
    texts.text(byId('own-cancel', HTMLElement), (m) => m.cancel);
    this.change.addEventListener('click', () => this.toggle(this.form.hidden === true));
    byId('own-cancel', HTMLElement).addEventListener('click', () => this.toggle(false));
    this.form.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault(); // here it does not hang up
      this.toggle(false);
    });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.asked = toE164(this.input.value) ?? this.input.value;
      this.phone.claim(this.asked);
    });
    phone.onChange(() => this.render());
    texts.keep(() => this.render());
  }

  private render(): void {
    const { number, refused } = this.phone.state;
    this.number.textContent = number === undefined ? this.texts.m.noNumber : forReading(number);
    if (this.asked !== undefined && this.asked === number) this.toggle(false);
    this.input.setAttribute('aria-invalid', String(this.asked !== undefined && refused !== undefined));
  }

  private toggle(open: boolean): void {
    this.asked = undefined;
    this.form.hidden = !open;
    this.change.setAttribute('aria-expanded', String(open));
    if (open) {
      this.input.value = this.number.textContent;
      this.input.select();
    } else this.change.focus();
  }
}

import { byId } from '../dom';
import type { Texts } from '../i18n/texts';
import type { Phone } from './phone';

/** What a program that listens for speech is to understand: typed, since nobody recognizes the sound here. */
export class SentenceView {
  private readonly form = byId('sentence-form', HTMLFormElement);
  private readonly field = byId('sentence', HTMLInputElement);

  constructor(
    private readonly phone: Phone,
    texts: Texts,
  ) {
    texts.text(byId('sentence-label', HTMLElement), (m) => m.sentence);
    texts.text(byId('sentence-say', HTMLElement), (m) => m.saySentence);
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.phone.say(this.field.value)) this.field.value = '';
      this.field.focus();
    });
    phone.onChange(() => this.render());
    this.render();
  }

  private render(): void {
    this.form.hidden = this.phone.state.call.kind !== 'talking';
  }
}

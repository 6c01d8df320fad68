import { el, icon } from '../dom';
import type { Texts } from '../i18n/texts';
import { clockOf } from '../phone/clock';
import { asMedium, type Written } from './message-client';
import { VoiceNote } from './voice-note';

type Content = Pick<Written, 'body' | 'media'>;

/** Where a message is written: text, a file, or a voice note. */
export class Composer {
  readonly element = el('form', { class: 'composer' });
  private readonly text = el('textarea', { rows: '1', enterkeyhint: 'send' });
  private readonly file = el('input', { type: 'file', class: 'visually-hidden', tabindex: '-1' });
  private readonly attach = el('button', { type: 'button', class: 'plain' }, icon('picture'));
  private readonly attached = el('button', { type: 'button', class: 'small composer__file', hidden: true });
  private readonly record = el('button', { type: 'button', class: 'plain' }, icon('microphone'));
  private readonly discard = el('button', { type: 'button', class: 'plain', hidden: true }, icon('clear'));
  private readonly send = el('button', { type: 'submit', class: 'plain composer__send' }, icon('send'));
  private readonly problem = el('p', { class: 'composer__problem', role: 'alert' });
  private note: VoiceNote | undefined;
  private ticking: number | undefined;

  /** @param deliver rejects with what is against it */
  constructor(
    private readonly texts: Texts,
    private readonly maxBytes: number,
    private readonly deliver: (content: Content) => Promise<void>,
  ) {
    texts.keep((m) => {
      this.text.placeholder = m.messageHint;
      this.text.setAttribute('aria-label', m.message);
      this.file.setAttribute('aria-label', m.attach);
      this.renderNote();
    });
    texts.label(this.attach, (m) => m.attach);
    texts.label(this.discard, (m) => m.cancelRecording);
    texts.label(this.send, (m) => m.send);
    this.listen();
    const row = el(
      'div',
      { class: 'composer__row' },
      this.attach,
      this.text,
      this.discard,
      this.record,
      this.send,
    );
    this.element.append(this.file, this.attached, row, this.problem);
  }

  focus(): void {
    this.text.focus();
  }

  private listen(): void {
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.submit();
    });
    this.text.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void this.submit();
    });
    this.attach.addEventListener('click', () => this.file.click());
    this.file.addEventListener('change', () => this.renderFile());
    this.attached.addEventListener('click', () => {
      this.file.value = '';
      this.renderFile();
      this.focus();
    });
    this.record.addEventListener('click', () => void this.toggleNote());
    this.discard.addEventListener('click', () => this.throwNoteAway());
  }

  private async submit(): Promise<void> {
    if (this.note) {
      await this.toggleNote();
      return;
    }
    const body = this.text.value.trim();
    const [file] = this.file.files ?? [];
    if (body === '' && !file) return;
    if (file && file.size > this.maxBytes) {
      this.complain(this.texts.m.tooLarge);
      return;
    }
    this.text.value = '';
    this.file.value = '';
    this.renderFile();
    const isSent = await this.pass({ body, media: file ? [await asMedium(file, file.name)] : [] });
    if (!isSent && this.text.value === '') this.text.value = body;
  }

  private pass(content: Content): Promise<boolean> {
    return this.passOn(() => this.deliver(content));
  }

  /** Does what sends something, and says what is against it. */
  async passOn(send: () => Promise<void>): Promise<boolean> {
    this.complain('');
    try {
      await send();
      return true;
    } catch (error) {
      this.complain(this.texts.m.notSent(error instanceof Error ? error.message : String(error)));
      return false;
    }
  }

  /** Begins a voice note; ends and sends the one that runs. */
  private async toggleNote(): Promise<void> {
    const { note } = this;
    if (note) {
      this.endNote();
      await this.pass({ body: '', media: [await asMedium(await note.finish())] });
      return;
    }
    this.complain('');
    try {
      this.note = await VoiceNote.record();
      this.ticking = window.setInterval(() => this.renderNote(), 500);
      this.renderNote();
    } catch {
      this.complain(this.texts.m.noMicrophone);
    }
  }

  private throwNoteAway(): void {
    this.note?.discard();
    this.endNote();
    this.record.focus();
  }

  private endNote(): void {
    this.note = undefined;
    window.clearInterval(this.ticking);
    this.renderNote();
  }

  private renderNote(): void {
    const { m } = this.texts;
    const { note } = this;
    const label = note ? m.stopRecording(clockOf((Date.now() - note.startedAt) / 1000)) : m.record;
    this.record.setAttribute('aria-label', label);
    this.record.title = label;
    this.record.setAttribute('aria-pressed', String(note !== undefined));
    this.record.replaceChildren(
      icon(note ? 'stop' : 'microphone'),
      note ? el('span', {}, clockOf((Date.now() - note.startedAt) / 1000)) : '',
    );
    this.discard.hidden = note === undefined;
    this.text.disabled = note !== undefined;
    this.attach.hidden = note !== undefined;
  }

  private renderFile(): void {
    const [file] = this.file.files ?? [];
    this.attached.hidden = file === undefined;
    if (!file) return;
    this.attached.replaceChildren(icon('picture'), el('span', {}, file.name), el('span', {}, '✕'));
    this.attached.setAttribute('aria-label', this.texts.m.detach(file.name));
    this.focus();
  }

  private complain(text: string): void {
    this.problem.textContent = text;
  }
}

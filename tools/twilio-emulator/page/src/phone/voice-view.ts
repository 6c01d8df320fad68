import { byId, el } from '../dom';
import type { Texts } from '../i18n/texts';
import { VOICE_SOURCES, type VoiceSourceKind } from '../audio/voice-source';
import type { Phone } from './phone';
import { inCall } from './phone-state';

const STORED = 'handset.voice';
const ARIA_EVERY_MS = 500;

/** What the person spoke with last; on a machine without a microphone, the recorded voice. */
export async function preferredVoice(): Promise<VoiceSourceKind> {
  // A file is gone with its page.
  const stored = VOICE_SOURCES.find((kind) => kind !== 'file' && kind === localStorage.getItem(STORED));
  if (stored !== undefined) return stored;
  // Absent where the page is not served over https or from localhost.
  const devices = (navigator.mediaDevices as MediaDevices | undefined)?.enumerateDevices();
  const hasMicrophone = (await devices)?.some(({ kind }) => kind === 'audioinput') === true;
  return hasMicrophone ? 'microphone' : 'recording';
}

/** Choice of the voice, the two meters, and the button that lets the page make sound. */
export class VoiceView {
  private readonly hint = byId('microphone-hint', HTMLElement);
  private readonly unblock = byId('unblock', HTMLButtonElement);
  private readonly meters: readonly [HTMLElement, HTMLElement];
  private readonly file = el('input', { type: 'file', accept: 'audio/*', id: 'voice-file' });
  private readonly fileRow = el('div', { class: 'sentence' });
  private unreadable = '';
  private ariaAt = 0;

  constructor(
    private readonly phone: Phone,
    private readonly texts: Texts,
  ) {
    texts.text(byId('voices-title', HTMLElement), (m) => m.speakWith);
    texts.text(byId('said-label', HTMLElement), (m) => m.youSay);
    texts.text(byId('heard-label', HTMLElement), (m) => m.youHear);
    texts.text(this.unblock, (m) => m.soundBlocked);
    this.meters = [byId('said', HTMLElement), byId('heard', HTMLElement)];
    const choice = byId('voices', HTMLElement);
    for (const kind of VOICE_SOURCES) choice.append(this.option(kind));
    this.fileRow.append(
      texts.text(el('label', { for: this.file.id }), (m) => m.voiceFile),
      this.file,
    );
    choice.after(this.fileRow);
    this.file.addEventListener('change', () => void this.load(this.file.files?.[0]));
    this.unblock.addEventListener('click', () => void phone.audio.unblock());
    phone.audio.onBlockedChange(() => this.render());
    phone.onChange(() => this.render());
    texts.keep(() => this.render());
    requestAnimationFrame((now) => this.readMeters(now));
  }

  private option(kind: VoiceSourceKind): HTMLElement {
    const input = el('input', { type: 'radio', name: 'voice', value: kind });
    input.checked = this.phone.mouthpiece.source === kind;
    input.addEventListener('change', () => {
      localStorage.setItem(STORED, kind);
      this.phone.speakWith(kind);
    });
    return el(
      'label',
      { class: 'voice' },
      input,
      this.texts.text(el('span'), (m) => m.voice[kind]),
    );
  }

  /** Said at once within a call, and from its beginning in the next. */
  private async load(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      await this.phone.audio.voice.load(file);
      this.unreadable = '';
      this.phone.speakWith('file');
    } catch {
      this.unreadable = file.name;
      this.render();
    }
  }

  private render(): void {
    const { microphone, source } = this.phone.mouthpiece;
    const { m } = this.texts;
    this.fileRow.hidden = source !== 'file';
    const hints = { refused: m.microphoneRefused, missing: m.microphoneMissing };
    const ofFile = source === 'file' && this.unreadable !== '' ? m.voiceFileUnreadable(this.unreadable) : '';
    const hint = microphone === undefined ? ofFile : hints[microphone];
    if (this.hint.textContent !== hint) this.hint.textContent = hint;
    this.unblock.hidden = !this.phone.audio.isBlocked;
  }

  private readMeters(now: number): void {
    const { said, listened } = this.phone.audio;
    const active = inCall(this.phone.state);
    const announce = now - this.ariaAt > ARIA_EVERY_MS;
    if (announce) this.ariaAt = now;
    for (const [scale, meter] of [[this.meters[0], said] as const, [this.meters[1], listened] as const]) {
      const level = active ? meter.read() : 0;
      scale.style.setProperty('--level', level.toFixed(3));
      if (announce) scale.setAttribute('aria-valuenow', String(Math.round(level * 100)));
    }
    requestAnimationFrame((next) => this.readMeters(next));
  }
}

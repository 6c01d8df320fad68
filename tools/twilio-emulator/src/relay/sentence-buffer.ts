import type { CallerInput } from './relay-settings';

/** How a sentence is said. */
export interface Manner {
  language: string;
  interruptible: CallerInput;
  preemptible: boolean;
}

/** A piece of an answer that is spoken in one go. */
export interface Utterance extends Manner {
  type: 'utterance';
  text: string;
}

/** The end of a sentence, with what parts it from the next. */
const SENTENCE_END = /[.!?…。！？]["')\]»”]*\s/u;

/** Makes sentences of tokens: a sentence is spoken as soon as it is there, the last when its answer is complete. */
export class SentenceBuffer {
  private text = '';
  private manner: Manner | undefined;
  private isOver = true;

  constructor(private readonly speak: (utterance: Utterance) => void) {}

  /** Whether the next token begins a new answer. */
  get isBetween(): boolean {
    return this.isOver;
  }

  add(token: string, isLast: boolean, manner: Manner): void {
    if (this.manner && !isSame(this.manner, manner)) this.flush();
    this.manner = manner;
    this.text += token;
    this.isOver = isLast;
    for (let end = SENTENCE_END.exec(this.text); end; end = SENTENCE_END.exec(this.text)) {
      const at = end.index + end[0].length;
      this.emit(this.text.slice(0, at));
      this.text = this.text.slice(at);
    }
    if (isLast) this.flush();
  }

  flush(): void {
    this.emit(this.text);
    this.text = '';
  }

  drop(): void {
    this.text = '';
  }

  private emit(text: string): void {
    if (this.manner && text.trim() !== '')
      this.speak({ type: 'utterance', text: text.trim(), ...this.manner });
  }
}

const isSame = (one: Manner, other: Manner): boolean =>
  one.language === other.language &&
  one.interruptible === other.interruptible &&
  one.preemptible === other.preemptible;

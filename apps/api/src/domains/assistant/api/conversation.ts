import { asksForPerson } from '../../bot/api/asks-for-person';
import { wantedLanguage } from '../wanted-language';
import type { Assistant, AssistantReply } from './assistant';
import type { AssistantLanguage, AssistantSentence, AssistantSpeech } from './assistant-speech';
import type { CallLine } from './call-line';
import { sentencesOf, spoken } from './spoken';

/** The key for a person. */
const PERSON_KEY = '0';
/** Silences, or questions without an answer, one after the other: then a person is called. */
const FAILURES_MAX = 2;
/** A call that turns in circles, or a machine at the other end, comes to an end. */
const TURNS_MAX = 100;
/** Characters that are being said when a conversation begins. */
const GREETING_LENGTH = 200;

/** How long things take, ms. */
export interface ConversationTimes {
  /** After this the caller hears that we are looking. */
  fillerAfter: number;
  /** A caller who says nothing for so long after the last word is asked whether they are there. */
  silence: number;
  /** What a character takes to say. */
  character: number;
}

export interface ConversationServices {
  assistant: Assistant;
  speech: AssistantSpeech;
  times: ConversationTimes;
}

/** A caller who talks with the assistant over a line that carries words both ways. What comes last counts. */
export class Conversation {
  #language: AssistantLanguage;
  #turn = 0;
  #failures = 0;
  #isOver = false;
  #filler: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout | undefined;

  constructor(
    private readonly call: { callSid: string; to: string },
    private readonly line: CallLine,
    private readonly services: ConversationServices,
    /** How many turns the call has had before. */
    turns: number,
  ) {
    this.#language = services.speech.language;
    this.#turn = turns;
    this.#expectWords(GREETING_LENGTH);
  }

  /** The line speaks and hears this language from its beginning: a call that comes back after a restart may have another. */
  speak(language: AssistantLanguage): void {
    this.#language = language;
  }

  /** The caller has said something. An answer that was not given by now is not given any more. @throws what asking threw */
  async heard(text: string): Promise<void> {
    const words = text.trim();
    if (this.#isOver || words === '') return;
    this.#hush();
    const language = wantedLanguage(words);
    if (language !== undefined) return this.#switchTo(language);
    if (asksForPerson(words) || this.#turn >= TURNS_MAX) return this.#toPerson();
    const turn = ++this.#turn;
    this.#filler = setTimeout(() => this.#say('one-moment'), this.services.times.fillerAfter).unref();
    const { callSid, to } = this.call;
    try {
      this.#answer(await this.#replyTo(turn, { callSid, to, text: words, turn }), turn);
    } catch (error) {
      if (this.#isLatest(turn)) this.#toPerson({ failed: true });
      throw error;
    }
  }

  pressed(digit: string): void {
    if (!this.#isOver && digit === PERSON_KEY) this.#toPerson();
  }

  /** The caller speaks into an answer, which the line has ended. */
  interrupted(): void {
    if (this.#isOver) return;
    this.#hush();
    this.#expectWords(0);
  }

  /** This server goes down: whoever takes the call's next step begins anew. */
  moveOn(): void {
    if (this.#isOver) return;
    this.close();
    this.line.end({ reason: 'restart', language: this.#language });
  }

  /** The caller is gone. */
  close(): void {
    this.#isOver = true;
    this.#hush();
  }

  async #replyTo(turn: number, heard: Parameters<Assistant['hear']>[0]): Promise<AssistantReply> {
    const { assistant } = this.services;
    let reply = await assistant.hear(heard);
    while (reply.state === 'pending' && this.#isLatest(turn)) {
      this.#say('still-looking');
      reply = await assistant.look(heard.callSid, turn);
    }
    return reply;
  }

  #answer(reply: AssistantReply, turn: number): void {
    if (!this.#isLatest(turn)) return;
    this.#hush();
    if (reply.state === 'failed') return this.#toPerson({ failed: true });
    if (reply.state !== 'answered') return this.#failed('not-understood');
    this.#failures = 0;
    if (reply.handOver) return this.#toPerson({ turn });
    const sentences = sentencesOf(spoken(reply.text));
    sentences.forEach((sentence, at) => this.line.say(sentence, this.#language, at === sentences.length - 1));
    this.#expectWords(sentences.join('').length);
  }

  #failed(sentence: AssistantSentence): void {
    this.#failures += 1;
    if (this.#failures >= FAILURES_MAX) return this.#toPerson();
    this.#say(sentence);
  }

  #switchTo(language: AssistantLanguage): void {
    this.#language = language;
    this.line.speakAndHear(language);
    this.#say('in-this-language');
  }

  #say(name: AssistantSentence): void {
    if (this.#isOver) return;
    const sentence = this.services.speech.sentence(name, this.#language);
    this.line.say(sentence, this.#language, true);
    this.#expectWords(sentence.length);
  }

  #toPerson(more: { turn?: number; failed?: boolean } = {}): void {
    this.close();
    this.line.end({ reason: 'person', language: this.#language, ...more });
  }

  #isLatest(turn: number): boolean {
    return !this.#isOver && turn === this.#turn;
  }

  /** Waits for the caller, once so much has been said. */
  #expectWords(characters: number): void {
    clearTimeout(this.#silence);
    const { silence, character } = this.services.times;
    const afterMs = silence + characters * character;
    this.#silence = setTimeout(() => this.#failed('still-there'), afterMs).unref();
  }

  #hush(): void {
    clearTimeout(this.#filler);
    clearTimeout(this.#silence);
  }
}

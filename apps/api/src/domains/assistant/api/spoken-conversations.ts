import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Assistant } from './assistant';
import { AssistantSpeech } from './assistant-speech';
import type { CallLine } from './call-line';
import { Conversation, type ConversationTimes } from './conversation';

/** Callers who talk with the assistant over lines of this process. */
@Injectable()
export class SpokenConversations implements OnModuleDestroy {
  times: ConversationTimes = { fillerAfter: 3_000, silence: 15_000, character: 70 };
  readonly #open = new Set<Conversation>();

  constructor(
    private readonly assistant: Assistant,
    private readonly speech: AssistantSpeech,
  ) {}

  onModuleDestroy(): void {
    for (const conversation of this.#open) conversation.moveOn();
  }

  get count(): number {
    return this.#open.size;
  }

  /** @param turns how many the call has had before (`Assistant.turns`) */
  begin(call: { callSid: string; to: string }, line: CallLine, turns: number): Conversation {
    const services = { assistant: this.assistant, speech: this.speech, times: this.times };
    const conversation = new Conversation(call, line, services, turns);
    this.#open.add(conversation);
    return conversation;
  }

  /** The line is gone. */
  end(conversation: Conversation): void {
    conversation.close();
    this.#open.delete(conversation);
  }
}

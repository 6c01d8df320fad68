import type { Provider, Type } from '@nestjs/common';
import { GeminiBot } from '../adapters/ai-sdk/gemini-bot';
import { GeminiTranscriber } from '../adapters/ai-sdk/gemini-transcriber';
import { OpenaiBot } from '../adapters/ai-sdk/openai-bot';
import { WhisperTranscriber } from '../adapters/ai-sdk/whisper-transcriber';
import { RasaBot } from '../adapters/rasa/rasa-bot';
import { BuiltInBot } from '../domains/bot/built-in-bot';
import { NoTranscriber } from '../domains/bot/no-transcriber';
import { Bot } from '../domains/bot/ports/bot';
import { DialogueBot } from '../domains/bot/ports/dialogue-bot';
import { Transcriber } from '../domains/bot/ports/transcriber';
import type { Config } from '../platform/config/config';

const BOTS: Readonly<Record<NonNullable<Config['bot']>, Type<Bot>>> = {
  'built-in': BuiltInBot,
  gemini: GeminiBot,
  openai: OpenaiBot,
};

/** Whisper was made for it; Gemini where there is no key for that. */
function transcriberOf({ geminiApiKey, openaiApiKey }: Config): Type<Transcriber> {
  if (openaiApiKey !== undefined) return WhisperTranscriber;
  return geminiApiKey === undefined ? NoTranscriber : GeminiTranscriber;
}

/** Who words answers and writes down voice notes, by the configuration. */
export const botAdapters = (config: Config): Provider[] => [
  { provide: Bot, useClass: BOTS[config.botInUse] },
  { provide: DialogueBot, useClass: RasaBot },
  { provide: Transcriber, useClass: transcriberOf(config) },
];

import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { API_KEY, BOTS, HTTP_ADDRESS, MODEL, whole } from './config-shapes';
import { Env, withoutSlash } from './env-key';

/** What bots and transcribers are configured by: a part of `Config`. */
export abstract class BotConfig {
  @Env('DEMO_MODE', { expects: 'true or false' })
  @IsIn(['true', 'false'])
  demoMode: 'true' | 'false' = 'false';

  @Env('AUDIO_BASE_URL', {
    expects: 'an http(s) address, such as https://example.com/audio',
    read: withoutSlash,
  })
  @IsOptional()
  @Matches(HTTP_ADDRESS)
  audioBaseUrl?: string;

  @Env('BOT', { expects: 'built-in, gemini or openai' })
  @IsOptional()
  @IsIn(BOTS)
  bot?: (typeof BOTS)[number];

  @Env('BOT_ANSWERS_PER_DAY', whole(0, 1_000_000))
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  botAnswersPerDay = 500;

  @Env('GEMINI_API_KEY', { expects: "a key of Google's Gemini API", secret: true })
  @IsOptional()
  @Matches(API_KEY)
  geminiApiKey?: string;

  @Env('GEMINI_MODEL', { expects: 'the name of a model, such as gemini-2.5-flash' })
  @Matches(MODEL)
  geminiModel = 'gemini-2.5-flash';

  @Env('GEMINI_BASE_URL', { expects: 'an http(s) address', read: withoutSlash })
  @Matches(HTTP_ADDRESS)
  geminiBaseUrl = 'https://generativelanguage.googleapis.com/v1beta';

  @Env('OPENAI_API_KEY', { expects: 'a key of an OpenAI-compatible API', secret: true })
  @IsOptional()
  @Matches(API_KEY)
  openaiApiKey?: string;

  @Env('OPENAI_MODEL', { expects: 'the name of a model, such as gpt-4o-mini' })
  @Matches(MODEL)
  openaiModel = 'gpt-4o-mini';

  @Env('OPENAI_TRANSCRIPTION_MODEL', { expects: 'the name of a model, such as whisper-1' })
  @Matches(MODEL)
  openaiTranscriptionModel = 'whisper-1';

  @Env('OPENAI_BASE_URL', {
    expects: 'an http(s) address, such as http://127.0.0.1:11434/v1',
    read: withoutSlash,
  })
  @Matches(HTTP_ADDRESS)
  openaiBaseUrl = 'https://api.openai.com/v1';

  /** Who words answers: what was asked for, else what there is a key of. */
  get botInUse(): (typeof BOTS)[number] {
    if (this.bot !== undefined) return this.bot;
    if (this.geminiApiKey !== undefined) return 'gemini';
    return this.openaiApiKey === undefined ? 'built-in' : 'openai';
  }
}

import type { OpenAIProvider } from '@ai-sdk/openai';
import type { LanguageModel } from 'ai';
import type { Config } from '../../platform/config/config';
import { fetchOutside } from '../../platform/rehearsal/fetch-outside';

// It would write lines of its own to the console, between those of the log.
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });

/** Local servers ask for no key, but the SDK does. */
const NO_KEY = 'none';

export async function loadGemini({
  geminiApiKey,
  geminiBaseUrl,
  geminiModel,
}: Config): Promise<Exclude<LanguageModel, string>> {
  const { createGoogleGenerativeAI } = await import('@ai-sdk/google');
  return createGoogleGenerativeAI({ apiKey: geminiApiKey ?? NO_KEY, baseURL: geminiBaseUrl })(geminiModel);
}

export async function loadOpenai({ openaiApiKey, openaiBaseUrl }: Config): Promise<OpenAIProvider> {
  const { createOpenAI } = await import('@ai-sdk/openai');
  return createOpenAI({
    apiKey: openaiApiKey ?? NO_KEY,
    baseURL: openaiBaseUrl,
    fetch: (...request) => fetchOutside('The OpenAI-compatible API', ...request),
  });
}

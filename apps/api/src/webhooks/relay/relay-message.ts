import type { AssistantLanguage } from '../../domains/assistant/api/assistant-speech';

/** What Twilio tells of a call. Source: https://www.twilio.com/docs/voice/conversationrelay/websocket-messages */
export type RelayMessage =
  /** `language`: as our TwiML says by a `<Parameter>`. */
  | { type: 'setup'; accountSid: string; callSid: string; language: AssistantLanguage | undefined }
  | { type: 'prompt'; voicePrompt: string; last: boolean }
  | { type: 'dtmf'; digit: string }
  | { type: 'interrupt' }
  | { type: 'error'; description: string }
  /** What Twilio may add. */
  | { type: 'other' };

/** Reads a message; undefined for what is none. */
export function readRelayMessage(text: string): RelayMessage | undefined {
  const fields = fieldsOf(text);
  if (typeof fields?.['type'] !== 'string') return undefined;
  const textOf = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  };
  switch (fields['type']) {
    case 'setup':
      return {
        type: 'setup',
        accountSid: textOf('accountSid'),
        callSid: textOf('callSid'),
        language: languageOf(fields['customParameters']),
      };
    case 'prompt':
      return { type: 'prompt', voicePrompt: textOf('voicePrompt'), last: fields['last'] !== false };
    case 'dtmf':
      return { type: 'dtmf', digit: textOf('digit') };
    case 'interrupt':
      return { type: 'interrupt' };
    case 'error':
      return { type: 'error', description: textOf('description') };
    default:
      return { type: 'other' };
  }
}

function languageOf(parameters: unknown): AssistantLanguage | undefined {
  const { language } = Object(parameters) as { language?: unknown };
  return language === 'en' || language === 'es' ? language : undefined;
}

function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

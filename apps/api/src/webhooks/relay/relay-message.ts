/** What Twilio tells of a call. Source: https://www.twilio.com/docs/voice/conversationrelay/websocket-messages */
export type RelayMessage =
  | { type: 'setup'; accountSid: string; callSid: string }
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
      return { type: 'setup', accountSid: textOf('accountSid'), callSid: textOf('callSid') };
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

function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

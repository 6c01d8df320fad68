import { isSendDigits } from '../twiml/attribute-rules';

/** What a program may send. Source: https://www.twilio.com/docs/voice/conversationrelay/websocket-messages */
export type AppMessage =
  | {
      type: 'text';
      token: string;
      last: boolean;
      lang?: string;
      interruptible?: boolean;
      preemptible?: boolean;
    }
  | { type: 'play'; source: string; loop: number; interruptible?: boolean; preemptible?: boolean }
  | { type: 'sendDigits'; digits: string }
  | { type: 'language'; ttsLanguage?: string; transcriptionLanguage?: string }
  | { type: 'end'; handoffData?: string };

type Fields = Record<string, unknown>;

/** Reads a message as strictly as Twilio does; undefined for what is none. */
export function readAppMessage(text: string): AppMessage | undefined {
  const fields = fieldsOf(text);
  if (!fields) return undefined;
  switch (fields['type']) {
    case 'text':
      return typeof fields['token'] === 'string' && areFlags(fields, 'last') && isOptional(fields['lang'])
        ? ({ ...fields, last: fields['last'] === true } as AppMessage)
        : undefined;
    case 'play': {
      const { source, loop = 1 } = fields;
      const isFine = typeof source === 'string' && URL.canParse(source) && Number.isInteger(loop);
      return isFine && areFlags(fields) ? ({ ...fields, loop } as AppMessage) : undefined;
    }
    case 'sendDigits': {
      const { digits } = fields;
      return typeof digits === 'string' && digits !== '' && isSendDigits(digits)
        ? { type: 'sendDigits', digits }
        : undefined;
    }
    case 'language': {
      const both = [fields['ttsLanguage'], fields['transcriptionLanguage']];
      const names = both.filter((name) => name !== undefined);
      return names.length > 0 && names.every((name) => typeof name === 'string' && name !== '')
        ? (fields as AppMessage)
        : undefined;
    }
    case 'end':
      return isOptional(fields['handoffData']) ? (fields as AppMessage) : undefined;
    default:
      return undefined;
  }
}

function fieldsOf(text: string): Fields | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Fields)
      : undefined;
  } catch {
    return undefined;
  }
}

const isOptional = (value: unknown): boolean => value === undefined || typeof value === 'string';

const areFlags = (fields: Fields, ...more: string[]): boolean =>
  ['interruptible', 'preemptible', ...more].every((name) =>
    ['undefined', 'boolean'].includes(typeof fields[name]),
  );

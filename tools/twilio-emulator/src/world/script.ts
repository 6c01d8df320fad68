import type { AnswersAs } from '../calls/party';

/** One thing a simulated party does, `afterMs` after the one before it was done (0 where absent). */
export type ScriptStep = { afterMs?: number } & (
  | { do: 'wait' }
  /** Says a text aloud; also the words that `<Gather input="speech">` understands. */
  | { do: 'speak'; text: string; language?: string; confidence?: number }
  | { do: 'tone'; frequencyHz: number; durationMs: number; levelDbfs?: number }
  | { do: 'press'; digits: string }
  | { do: 'hang-up' }
);

/** How a number of the outside world takes a call. */
export interface NumberPlan {
  onRing: 'answer' | 'busy' | 'ring' | 'reject' | 'fail' | 'unassigned';
  /** Time between ringing and what it does then. */
  afterMs: number;
  /** Says back what it hears, this much later. */
  echoDelayMs?: number;
  /** What it does once answered. */
  steps: ScriptStep[];
  /** What machine detection finds; a person where absent. */
  answersAs?: AnswersAs;
  /** Begins again after the last step. */
  repeats?: boolean;
}

/** Reads a script from JSON; throws with what is wrong, in plain words. */
export function readScript(value: unknown): ScriptStep[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Error('script must be a list of steps');
  return value.map((step: unknown, index) => readStep(step, `script[${index}]`));
}

function readStep(value: unknown, at: string): ScriptStep {
  if (typeof value !== 'object' || value === null) throw new Error(`${at} must be an object`);
  const fields = value as Record<string, unknown>;
  const number = (name: string): number => {
    const found = fields[name];
    if (typeof found !== 'number' || !Number.isFinite(found))
      throw new Error(`${at}.${name} must be a number`);
    return found;
  };
  const optional = (name: string): number | undefined =>
    fields[name] === undefined ? undefined : number(name);
  const text = (name: string): string => {
    const found = fields[name];
    if (typeof found !== 'string' || found === '') throw new Error(`${at}.${name} must be a text`);
    return found;
  };
  const when = { afterMs: optional('afterMs') ?? 0 };
  const kind = fields['do'];
  switch (kind) {
    case 'wait':
    case 'hang-up':
      return { ...when, do: kind };
    case 'speak': {
      const language = fields['language'] === undefined ? undefined : text('language');
      const confidence = optional('confidence');
      return {
        ...when,
        do: kind,
        text: text('text'),
        ...(language === undefined ? {} : { language }),
        ...(confidence === undefined ? {} : { confidence }),
      };
    }
    case 'tone': {
      const levelDbfs = optional('levelDbfs');
      return {
        ...when,
        do: kind,
        frequencyHz: number('frequencyHz'),
        durationMs: number('durationMs'),
        ...(levelDbfs === undefined ? {} : { levelDbfs }),
      };
    }
    case 'press': {
      const digits = text('digits');
      if (!/^[0-9*#A-DwW]+$/.test(digits)) throw new Error(`${at}.digits may hold 0-9 * # A-D w W`);
      return { ...when, do: kind, digits };
    }
    default:
      throw new Error(`${at}.do must be wait, speak, tone, press or hang-up`);
  }
}

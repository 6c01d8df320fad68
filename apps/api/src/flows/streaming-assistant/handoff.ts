import type { Handoff } from '../../domains/assistant/api/call-line';

const OTHERWISE: Handoff = { reason: 'person', language: 'en', failed: true };

/** What the conversation gave along when it let go of the call; a person where that cannot be told. */
export function readHandoff(text: string | undefined, language: Handoff['language']): Handoff {
  try {
    const parsed = JSON.parse(text ?? '') as Partial<Handoff> | null;
    if (parsed?.reason !== 'person' && parsed?.reason !== 'restart') return { ...OTHERWISE, language };
    return {
      reason: parsed.reason,
      language: parsed.language === 'es' || parsed.language === 'en' ? parsed.language : language,
      ...(Number.isInteger(parsed.turn) && { turn: Number(parsed.turn) }),
      ...(parsed.failed === true && { failed: true }),
    };
  } catch {
    return { ...OTHERWISE, language };
  }
}

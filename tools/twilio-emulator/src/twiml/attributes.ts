import type { TwimlElement } from './twiml-document';

/** Reads attributes as Twilio does: what cannot be understood counts as absent. */
export class Attributes {
  constructor(private readonly element: TwimlElement) {}

  text(name: string): string | undefined {
    return this.element.attributes[name];
  }

  /** A whole number within the limits; outside of them, the nearest limit. */
  integer(name: string, limits: { otherwise: number; min: number; max: number }): number {
    const text = this.text(name)?.trim() ?? '';
    if (!/^-?\d+$/.test(text)) return limits.otherwise;
    return Math.min(limits.max, Math.max(limits.min, Number(text)));
  }

  flag(name: string, otherwise = false): boolean {
    const text = this.text(name)?.trim().toLowerCase();
    if (text === 'true') return true;
    return text === 'false' ? false : otherwise;
  }

  method(name = 'method'): 'GET' | 'POST' {
    return this.text(name)?.trim().toUpperCase() === 'GET' ? 'GET' : 'POST';
  }

  /** Words separated by spaces (`initiated ringing`). */
  words(name: string): string[] {
    return (this.text(name) ?? '').split(/[\s,]+/).filter((word) => word !== '');
  }
}

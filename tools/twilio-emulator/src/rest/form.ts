import type { HttpMethod } from '../accounts/records';
import { invalid } from './rest-error';

/** The parameters of a REST request, whose names are compared as Twilio writes them. */
export class Form {
  constructor(private readonly fields: URLSearchParams) {}

  text(name: string): string | undefined {
    return this.fields.get(name) ?? undefined;
  }

  /** All values of a parameter that may be repeated, each as it is. */
  all(name: string): string[] {
    return this.fields.getAll(name).filter((value) => value !== '');
  }

  /** The same, each of which may hold several. */
  list(name: string): string[] {
    return this.fields
      .getAll(name)
      .flatMap((value) => value.split(/[\s,]+/))
      .filter((value) => value !== '');
  }

  /** An http(s) URL, or empty. `code` is Twilio's error for a bad one. */
  url(name: string, code: number): string | undefined {
    const value = this.text(name);
    if (value === undefined || value === '') return value;
    if (!URL.canParse(value) || !/^https?:/i.test(value))
      throw invalid(code, `${name} is not a valid URL: ${value}`);
    return value;
  }

  method(name: string): HttpMethod | undefined {
    const value = this.text(name)?.toUpperCase();
    if (value === undefined || value === '') return undefined;
    if (value !== 'GET' && value !== 'POST')
      throw invalid(21403, `${name} must be GET or POST, not ${value}`);
    return value;
  }

  /** A positive whole number up to a limit. `code` is Twilio's error for anything else. */
  positive(name: string, otherwise: number, max: number, code: number): number {
    const value = this.text(name);
    if (value === undefined || value === '') return otherwise;
    if (!/^[1-9]\d*$/.test(value)) throw invalid(code, `${name} is not a positive whole number: ${value}`);
    return Math.min(max, Number(value));
  }

  integer(name: string, limits: { otherwise: number; min: number; max: number }): number {
    const value = this.text(name);
    if (value === undefined || !/^\d+$/.test(value)) return limits.otherwise;
    return Math.min(limits.max, Math.max(limits.min, Number(value)));
  }
}

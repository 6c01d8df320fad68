import { Injectable, computed, inject, signal, untracked } from '@angular/core';
import type { NumberReading } from '@centralita/shared-types/phone-numbers';
import { ServerConfig } from '../../settings/api';
import { DialCheck } from './dial-check';
import { LineStore } from './line-store';
import type { EntryHint } from './models/entry-hint';
import { PhoneCountry } from './phone-country';
import { PhoneNumbers } from './phone-numbers';

/** What stands in the number field, what it is as a number, and why it is not called. */
@Injectable({ providedIn: 'root' })
export class DialEntry {
  private readonly numbers = inject(PhoneNumbers);
  private readonly country = inject(PhoneCountry);
  private readonly server = inject(ServerConfig);
  private readonly line = inject(LineStore);
  private readonly check = inject(DialCheck);

  /** As it was typed, pasted or clicked. */
  readonly text = signal('');
  readonly reading = computed(() => this.numbers.read(this.text(), this.country.current()));
  /** What stands against calling it, as far as this browser can tell. */
  private readonly obstacle = computed(() => this.obstacleOf(this.reading()));
  /** Said once somebody wanted to call: of this text, as of this country. */
  private readonly said = signal<{ hint: EntryHint; of: string } | undefined>(undefined);
  private readonly subject = computed(() => `${this.country.current()} ${this.text()}`);
  /** What to know about the entry: what concerns a whole number at once, the rest when it is to be called. */
  readonly hint = computed<EntryHint | undefined>(() => {
    const said = this.said();
    if (said?.of === this.subject()) return said.hint;
    const obstacle = this.obstacle();
    return obstacle && ['own-number', 'country-not-allowed', 'tail'].includes(obstacle.key)
      ? obstacle
      : undefined;
  });

  /** A whole text, of a link or a paste: for a person to confirm. What cannot be called of it is said at once. */
  async take(written: string): Promise<void> {
    const text = /^[\d+\s().-]*$/.test(written) ? written.replace(/[^\d+]/g, '') : written;
    this.text.set(text);
    await this.numbers.load();
    const obstacle = untracked(this.obstacle);
    if (obstacle && obstacle.key !== 'empty' && untracked(this.text) === text) this.say(obstacle);
  }

  /** Somebody wants to call it. The answer is the number to dial; undefined where there is none, and it was said why. */
  async confirm(): Promise<string | undefined> {
    await this.numbers.load();
    const obstacle = untracked(this.obstacle) ?? (untracked(this.line.isReady) ? undefined : LINE_AWAY);
    const { address, country } = untracked(this.reading);
    if (obstacle || address === undefined) return this.say(obstacle ?? { key: 'not-a-number' });
    const text = untracked(this.text);
    const late = setTimeout(() => this.say({ key: 'checking' }), CHECKING_WORDS_MS);
    const refusal = await this.check.refusalOf(address).finally(() => clearTimeout(late));
    if (untracked(this.text) !== text) return undefined; // Another number stands there by now.
    return refusal === undefined ? address : this.say({ key: refusal, ...(country && { country }) });
  }

  /** The number in a text, such as one that was copied. */
  find(text: string): ReturnType<PhoneNumbers['find']> {
    return this.numbers.find(text, this.country.current());
  }

  /** Says something of what stands in the field now. */
  say(hint: EntryHint): undefined {
    this.said.set({ hint, of: untracked(this.subject) });
    return undefined;
  }

  private obstacleOf(reading: NumberReading): EntryHint | undefined {
    const { problem, about, country, e164, text } = reading;
    if (problem === 'too-short' && /^(\+|00|0111)/.test(text.replace(/^tel:/i, '')))
      return { key: 'incomplete' };
    if (problem) return { key: problem, ...(about && { about }), ...this.named(country) };
    if (e164 === this.line.ownNumber()) return { key: 'own-number' };
    const allowed = this.server.config()?.allowedCountries ?? [];
    // Unknown countries are for the server to judge.
    const isAllowed = country === undefined || allowed.length === 0 || allowed.includes(country);
    return isAllowed ? undefined : { key: 'country-not-allowed', ...this.named(country) };
  }

  private named(country = this.country.current()): { country?: string } {
    return country === undefined ? {} : { country };
  }
}

/** A check that takes longer is worth a word. */
const CHECKING_WORDS_MS = 300;
const LINE_AWAY: EntryHint = { key: 'line-away' };

import { inject, signal } from '@angular/core';
import { ApiError } from '../data-api/api-error';
import { FailureWords } from './failure-words';

/**
 * What a form or a dialog does on a click, one thing at a time: what went wrong stands in it. To be made where Angular
 * injects; where a toast says it, `Attempts` does.
 */
export class FormAttempts {
  private readonly failureWords = inject(FailureWords);
  private readonly isBusy = signal(false);
  readonly busy = this.isBusy.asReadonly();
  /** What went wrong with the last one, in words. */
  readonly failure = signal<string | undefined>(undefined);

  /** @param failures where the words for codes of failures stand */
  constructor(private readonly failures: string) {}

  /** @returns whether it was done: false where it failed, or something else is going on */
  async run(deed: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.failure.set(undefined);
    try {
      await deed();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.failureWords.of(error, this.failures));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}

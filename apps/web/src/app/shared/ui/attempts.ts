import { inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../data-api/api-error';
import { FailureWords } from './failure-words';
import { Toasts, type ToastAction } from './toasts';

/**
 * What is done on a click, one thing at a time: how it went is said in a toast. To be made where Angular injects.
 *
 * @example `private readonly attempts = new Attempts('templates.failure.');`
 */
export class Attempts {
  private readonly toasts = inject(Toasts);
  private readonly failureWords = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  private readonly isBusy = signal(false);
  readonly busy = this.isBusy.asReadonly();

  /** @param failures where the words for codes of failures stand */
  constructor(private readonly failures: string) {}

  /** @returns whether it was done: false where it failed, which is said, or something else is going on */
  async run(deed: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    try {
      await deed();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failureWords.of(error, this.failures), icon: 'error' });
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Says that it is done. @param undo takes it back */
  say(key: string, parameters: object = {}, undo?: () => void): void {
    const action: ToastAction | undefined = undo && { label: this.words('ui.undo'), run: undo };
    this.toasts.show({ text: this.words(key, parameters), icon: 'check', ...(action && { action }) });
  }

  /** Says what went wrong elsewhere. */
  warn(key: string, parameters: object = {}): void {
    this.toasts.show({ text: this.words(key, parameters), icon: 'error' });
  }

  words(key: string, parameters: object = {}): string {
    return this.transloco.translate<string>(key, { ...parameters });
  }
}

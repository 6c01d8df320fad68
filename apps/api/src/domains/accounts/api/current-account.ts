import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/errors/app-error';
import type { TwilioAccount } from './twilio-account';

/** Whose call is being answered, for the flows that answer it: set by the door for the time of one webhook. */
@Injectable()
export class CurrentAccount {
  readonly #storage = new AsyncLocalStorage<TwilioAccount>();

  run<T>(account: TwilioAccount, work: () => T): T {
    return this.#storage.run(account, work);
  }

  get(): TwilioAccount {
    const account = this.#storage.getStore();
    if (account) return account;
    throw new AppError({
      code: 'accounts/no-call',
      detail: 'There is no current account outside of a voice webhook. Ask for it within a step of a flow.',
      status: 500,
    });
  }
}

import { Injectable, signal } from '@angular/core';

/** Pages that a link with a one-time code leads to. */
export type LinkPage = 'setup' | 'invitation' | 'reset';

/**
 * One-time codes of links, from the moment they leave the address bar until they are used. In memory only: a code is a
 * key to an account, and neither history nor storage may hold it.
 */
@Injectable({ providedIn: 'root' })
export class LinkCodes {
  private readonly codes = signal<Partial<Record<LinkPage, string>>>({});

  of(page: LinkPage): string | undefined {
    return this.codes()[page];
  }

  keep(page: LinkPage, code: string): void {
    this.codes.update((codes) => ({ ...codes, [page]: code }));
  }

  forget(page: LinkPage): void {
    this.codes.update(({ [page]: _used, ...others }) => others);
  }
}

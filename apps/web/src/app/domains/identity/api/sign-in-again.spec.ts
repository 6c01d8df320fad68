import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Session } from '@centralita/shared-types';
import { SessionStore } from '../data/session-store';
import { sessionOf } from '../testing/fixtures';
import { IdentityBed } from '../testing/identity-bed';
import { SignInAgain } from './sign-in-again';

describe('SignInAgain', () => {
  const { prototype } = HTMLDialogElement;
  const showModal = prototype.showModal as unknown;
  beforeEach(() => {
    prototype.showModal = function (): void {
      this.open = true;
    };
  });
  afterEach(() => void Object.assign(prototype, { showModal }));

  it('stays over the page until the session is back, whatever closes it', async () => {
    const ended = signal<Session | undefined>(sessionOf());
    const bed = new IdentityBed('en', [{ provide: SessionStore, useValue: { ended } }]);
    const fixture = TestBed.createComponent(SignInAgain);
    await bed.settle();
    const dialog = (fixture.nativeElement as HTMLElement).querySelector('dialog')!;
    expect([dialog.open, dialog.getAttribute('closedby')]).toEqual([true, 'none']);
    const close = (): void => {
      dialog.open = false;
      dialog.dispatchEvent(new Event('close'));
    };
    close();
    expect(dialog.open).toBe(true);
    ended.set(undefined);
    close();
    expect(dialog.open).toBe(false);
  });
});

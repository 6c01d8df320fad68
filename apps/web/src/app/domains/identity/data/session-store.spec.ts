import { TestBed } from '@angular/core/testing';
import { ApiClient } from '../../../shared/data-api/api-client';
import { sessionOf } from '../testing/fixtures';
import { IdentityBed } from '../testing/identity-bed';
import { SessionStore } from './session-store';

const SESSION = '/api/session';

describe('SessionStore', () => {
  const opened = async () => {
    const bed = new IdentityBed();
    const store = TestBed.inject(SessionStore);
    await bed.settle();
    return { bed, store };
  };

  it('asks who is signed in, and knows what their role includes', async () => {
    const { bed, store } = await opened();
    expect(store.status()).toBe('loading');
    await bed.answer(SESSION, sessionOf('admin'));
    await expect(store.known()).resolves.toBe('signed-in');
    expect((['viewer', 'agent', 'admin', 'owner'] as const).map((role) => store.allows(role))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('knows that nobody is signed in', async () => {
    const { bed, store } = await opened();
    await bed.answer(SESSION, null, 204);
    await expect(store.known()).resolves.toBe('anonymous');
    expect([store.allows('viewer'), store.person()]).toEqual([false, undefined]);
  });

  it('does not know while the server is away, and does not keep the pages waiting', async () => {
    const { bed, store } = await opened();
    await bed.lose(SESSION);
    await expect(store.known()).resolves.toBe('loading');
    expect(store.error()?.kind).toBe('offline');
    void store.refresh();
    await bed.answer(SESSION, sessionOf());
    expect([store.status(), store.error()]).toEqual(['signed-in', undefined]);
  });

  it('signs out, here and in the other tabs', async () => {
    const { bed, store } = await opened();
    await bed.answer(SESSION, sessionOf());
    const left = store.signOut();
    await bed.answer(`DELETE ${SESSION}`, null, 204);
    await left;
    expect([store.status(), store.ended()]).toEqual(['anonymous', undefined]);
    expect(localStorage.getItem('centralita.session-changed')).not.toBeNull();

    store.adopt(sessionOf());
    window.dispatchEvent(new StorageEvent('storage', { key: 'centralita.session-changed' }));
    await bed.answer(`GET ${SESSION}`, null, 204);
    expect(store.status()).toBe('anonymous');
  });

  it('stays signed in when the server could not be told to sign out', async () => {
    const { bed, store } = await opened();
    await bed.answer(SESSION, sessionOf());
    const left = store.signOut();
    left.catch(() => undefined);
    await bed.lose(`DELETE ${SESSION}`);
    await expect(left).rejects.toMatchObject({ kind: 'offline' });
    expect(store.status()).toBe('signed-in');
  });

  it('notices at any call that the session has ended, and who it was', async () => {
    const { bed, store } = await opened();
    await bed.answer(SESSION, sessionOf());
    const asked = TestBed.inject(ApiClient).get('/api/people');
    asked.catch(() => undefined);
    await bed.refuse('/api/people', 401, 'session/needed');
    await expect(asked).rejects.toMatchObject({ status: 401 });
    expect(store.status()).toBe('anonymous');
    expect(store.ended()?.person.name).toBe('Ana Ruiz');
    store.adopt(sessionOf());
    expect(store.ended()).toBeUndefined();
  });

  it('does not take a wrong password for the end of the session', async () => {
    const { bed, store } = await opened();
    await bed.answer(SESSION, sessionOf());
    const asked = TestBed.inject(ApiClient).post('/api/me/password', {});
    asked.catch(() => undefined);
    await bed.refuse('/api/me/password', 401, 'sign-in/wrong');
    await expect(asked).rejects.toMatchObject({ status: 401 });
    expect(store.status()).toBe('signed-in');
  });
});

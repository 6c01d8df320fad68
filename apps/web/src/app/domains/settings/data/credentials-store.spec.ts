import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { CREDENTIALS } from '../testing/fixtures';
import { CredentialsStore } from './credentials-store';

const KEY = 'centralita.credentials';
const OTHER = { ...CREDENTIALS, phoneNumber: '+15550002222' };

/** As another tab does it: the store changes, then this tab hears of it. */
const inAnotherTab = (change: () => void, key: string | null = KEY): void => {
  change();
  window.dispatchEvent(new StorageEvent('storage', { key }));
};

describe('CredentialsStore', () => {
  const store = () => TestBed.inject(CredentialsStore);

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('is empty on the first visit', () => {
    expect(store().credentials()).toBeUndefined();
    expect(store().present()).toBe(false);
  });

  it('keeps them in the browser, and finds them on the next visit', () => {
    expect(store().save(CREDENTIALS, 'browser')).toBe(true);
    expect(sessionStorage.getItem(KEY)).toBeNull();
    TestBed.resetTestingModule();
    expect(store().credentials()).toEqual(CREDENTIALS);
    expect(store().keptIn()).toBe('browser');
  });

  it('keeps them for this tab only, and takes them out of the browser', () => {
    store().save(CREDENTIALS, 'browser');
    store().save(CREDENTIALS, 'tab');
    expect(localStorage.getItem(KEY)).toBeNull();
    expect(JSON.parse(sessionStorage.getItem(KEY) ?? '')).toEqual(CREDENTIALS);
    expect(store().keptIn()).toBe('tab');
  });

  it('forgets them everywhere, and undoes it', () => {
    store().save(CREDENTIALS, 'tab');
    store().forget();
    expect([store().present(), localStorage.length, sessionStorage.length]).toEqual([false, 0, 0]);
    expect(store().canRestore()).toBe(true);
    store().restore();
    expect(store().credentials()).toEqual(CREDENTIALS);
    expect(store().keptIn()).toBe('tab');
    expect(store().canRestore()).toBe(false);
  });

  it.each([
    'not json',
    'null',
    '{"accountSid":"AC1"}',
    JSON.stringify({ ...CREDENTIALS, authToken: 'short' }),
  ])('takes a damaged entry for none: %s', (damaged) => {
    localStorage.setItem(KEY, damaged);
    expect(store().credentials()).toBeUndefined();
  });

  it('follows another tab that saves, changes and forgets', () => {
    store();
    inAnotherTab(() => localStorage.setItem(KEY, JSON.stringify(CREDENTIALS)));
    expect(store().credentials()).toEqual(CREDENTIALS);
    inAnotherTab(() => localStorage.setItem(KEY, JSON.stringify(OTHER)));
    expect(store().credentials()?.phoneNumber).toBe(OTHER.phoneNumber);
    inAnotherTab(() => localStorage.clear(), null);
    expect(store().present()).toBe(false);
  });

  it('does not let another tab replace those of this tab only', () => {
    store().save(CREDENTIALS, 'tab');
    inAnotherTab(() => localStorage.setItem(KEY, JSON.stringify(OTHER)));
    expect(store().credentials()).toEqual(CREDENTIALS);
  });

  it('ignores other entries of the store', () => {
    store().save(CREDENTIALS, 'browser');
    const before = store().credentials();
    inAnotherTab(() => localStorage.setItem('centralita.theme', 'dark'), 'centralita.theme');
    expect(store().credentials()).toBe(before);
  });

  it('says when the browser refuses to keep them, and uses them all the same', () => {
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(store().save(CREDENTIALS, 'browser')).toBe(false);
    full.mockRestore();
    expect(store().credentials()).toEqual(CREDENTIALS);
    expect(store().keptIn()).toBe('tab');
  });
});

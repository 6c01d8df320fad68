import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { ApiError } from '../../../shared/data-api/api-error';
import { CREDENTIALS } from '../../settings/testing/fixtures';
import { TokenClient, type FreshToken } from './token-client';
import { TokenKeeper } from './token-keeper';

describe('TokenKeeper', () => {
  let answers: (FreshToken | ApiError)[];
  let asked: number;
  let heard: string[];

  const token = (name: string, lifetimeMs = 900_000): FreshToken => ({
    token: name,
    identity: 'me',
    lifetimeMs,
  });
  const start = async (): Promise<TokenKeeper> => {
    const keeper = TestBed.inject(TokenKeeper);
    keeper.start(CREDENTIALS, {
      fresh: ({ token: name }) => heard.push(name),
      unreachable: ({ kind }) => heard.push(`unreachable ${kind}`),
      refused: ({ status }) => heard.push(`refused ${status}`),
    });
    await jest.advanceTimersByTimeAsync(0);
    return keeper;
  };

  beforeEach(() => {
    jest.useFakeTimers();
    [answers, asked, heard] = [[token('one'), token('two'), token('three')], 0, []];
    const fetch = (): Promise<FreshToken> => {
      const answer = answers[Math.min(asked++, answers.length - 1)];
      if (!answer) throw new Error('The test gives no token.');
      return answer instanceof ApiError ? Promise.reject(answer) : Promise.resolve(answer);
    };
    TestBed.configureTestingModule({ providers: [{ provide: TokenClient, useValue: { fetch } }] });
  });
  afterEach(() => jest.useRealTimers());

  it('refreshes before the token expires, again and again', async () => {
    await start();
    await jest.advanceTimersByTimeAsync(854_000);
    expect(heard).toEqual(['one']);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(heard).toEqual(['one', 'two']);
    await jest.advanceTimersByTimeAsync(856_000);
    expect(heard).toEqual(['one', 'two', 'three']);
  });

  it('refreshes a short-lived token at two thirds of its life, not in a storm', async () => {
    answers = [token('short', 12_000)];
    await start();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).toBeGreaterThanOrEqual(7);
    expect(asked).toBeLessThanOrEqual(9);
  });

  it('says that a token as young as this would not be better for being new', async () => {
    const keeper = await start();
    expect(keeper.refresh()).toBe(false);
    await jest.advanceTimersByTimeAsync(4_000);
    expect(keeper.refresh()).toBe(true);
  });

  it('refreshes on coming online when the token has run out meanwhile', async () => {
    await start();
    jest.setSystemTime(Date.now() + 3_600_000); // The lid was closed: time went on, timers did not.
    window.dispatchEvent(new Event('online'));
    await jest.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(['one', 'two']);
  });

  it('does not ask on coming online while the token is good', async () => {
    await start();
    await jest.advanceTimersByTimeAsync(60_000);
    window.dispatchEvent(new Event('online'));
    await jest.advanceTimersByTimeAsync(0);
    expect(asked).toBe(1);
  });

  it('goes on trying while the server is away', async () => {
    answers = [new ApiError('offline', 0), new ApiError('failed', 500), token('at last')];
    await start();
    await jest.advanceTimersByTimeAsync(4_000);
    expect(heard).toEqual(['unreachable offline', 'unreachable failed', 'at last']);
  });

  it('waits as long as the server asks', async () => {
    answers = [new ApiError('refused', 429, undefined, 30), token('later')];
    await start();
    await jest.advanceTimersByTimeAsync(29_000);
    expect(heard).toEqual(['unreachable refused']);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(heard).toEqual(['unreachable refused', 'later']);
  });

  it('stops at a refusal', async () => {
    answers = [new ApiError('refused', 400), token('never')];
    await start();
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(heard).toEqual(['refused 400']);
  });

  it('tells nothing once stopped', async () => {
    const keeper = TestBed.inject(TokenKeeper);
    const starting = start();
    keeper.stop();
    await starting;
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(heard).toEqual([]);
  });
});

import { DEFAULT_CONNECTION, readConnectionOverrides } from './connection-settings';

const read = (url: string): ReturnType<typeof readConnectionOverrides> =>
  readConnectionOverrides(url, DEFAULT_CONNECTION);

describe('readConnectionOverrides', () => {
  it('leaves a URL without fragment as it is: one retry, on connection failure only', () => {
    const { url, settings } = read('https://example.com/voice?a=1');
    expect(url).toBe('https://example.com/voice?a=1');
    expect(settings).toMatchObject({
      connectTimeoutMs: 5000,
      readTimeoutMs: 15_000,
      totalTimeoutMs: 15_000,
      retries: 1,
    });
    expect([...settings.retryOn]).toEqual(['ct']);
  });

  it('takes every override out of the fragment', () => {
    const { url, settings } = read(
      'https://example.com/voice#rc=3&rp=5xx,ct,rt&ct=1000&rt=2000&tt=9000&sni=n',
    );
    expect(url).toBe('https://example.com/voice');
    expect(settings).toMatchObject({
      connectTimeoutMs: 1000,
      readTimeoutMs: 2000,
      totalTimeoutMs: 9000,
      retries: 3,
    });
    expect([...settings.retryOn].sort()).toEqual(['5xx', 'ct', 'rt']);
  });

  it('ignores what is out of Twilio’s range or no number', () => {
    const { settings } = read('http://x.example/#rc=6&ct=99&rt=15001&tt=abc&rp=nonsense');
    expect(settings).toEqual(DEFAULT_CONNECTION);
  });

  it('knows the policy for everything', () => {
    expect([...read('http://x.example/#rp=all').settings.retryOn].sort()).toEqual(['4xx', '5xx', 'ct', 'rt']);
  });
});

/** What may be tried again: HTTP answers, a connection that failed (`ct`), an answer that was late (`rt`). */
export type RetryReason = '4xx' | '5xx' | 'ct' | 'rt';

/** How a webhook is sent. Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
export interface ConnectionSettings {
  connectTimeoutMs: number;
  readTimeoutMs: number;
  totalTimeoutMs: number;
  retries: number;
  retryOn: ReadonlySet<RetryReason>;
}

export const DEFAULT_CONNECTION: ConnectionSettings = {
  connectTimeoutMs: 5000,
  readTimeoutMs: 15_000,
  totalTimeoutMs: 15_000,
  retries: 1,
  retryOn: new Set<RetryReason>(['ct']),
};

const ALL_REASONS: readonly RetryReason[] = ['4xx', '5xx', 'ct', 'rt'];

/**
 * Takes the overrides out of a webhook's URL. They stand in its fragment (`#rc=3&rp=5xx,ct&rt=2000`), which is
 * neither sent nor signed. Values out of Twilio's range are ignored, as is anything else in the fragment.
 */
export function readConnectionOverrides(
  url: string,
  defaults: ConnectionSettings,
): { url: string; settings: ConnectionSettings } {
  const hash = url.indexOf('#');
  if (hash < 0) return { url, settings: defaults };
  const fragment = new URLSearchParams(url.slice(hash + 1));
  const milliseconds = (name: string, min: number, max: number, otherwise: number): number =>
    integerIn(fragment.get(name), min, max) ?? otherwise;
  return {
    url: url.slice(0, hash),
    settings: {
      connectTimeoutMs: milliseconds('ct', 100, 10_000, defaults.connectTimeoutMs),
      readTimeoutMs: milliseconds('rt', 100, 15_000, defaults.readTimeoutMs),
      totalTimeoutMs: milliseconds('tt', 100, 15_000, defaults.totalTimeoutMs),
      retries: integerIn(fragment.get('rc'), 0, 5) ?? defaults.retries,
      retryOn: retryReasons(fragment.get('rp')) ?? defaults.retryOn,
    },
  };
}

function integerIn(text: string | null, min: number, max: number): number | undefined {
  if (text === null || !/^\d+$/.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}

function retryReasons(text: string | null): ReadonlySet<RetryReason> | undefined {
  if (text === null) return undefined;
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('all')) return new Set(ALL_REASONS);
  const known = ALL_REASONS.filter((reason) => names.includes(reason));
  return known.length > 0 ? new Set(known) : undefined;
}

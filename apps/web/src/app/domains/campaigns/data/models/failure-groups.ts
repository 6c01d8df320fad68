import type { CampaignReport } from '@centralita/shared-types';
import { sourceOfCode, wordsOfCode } from '../../../inbox/api';

/** Messages that failed for what is the same to people; a provider may have several codes for it. */
export interface FailureGroup {
  /** Under `inbox.code.`: what happened and what to do next, as a conversation tells it. */
  words: string;
  count: number;
  codes: FailureCode[];
}

export interface FailureCode {
  code: string;
  /** Under `inbox.trouble.code.`. */
  source: ReturnType<typeof sourceOfCode>;
  /** Where Twilio tells what a code of its own means. Source: https://www.twilio.com/docs/api/errors */
  help: string | undefined;
}

/** The most frequent first. */
export function failureGroups(failures: CampaignReport['failures']): FailureGroup[] {
  const byWords = Map.groupBy(failures, ({ code }) => (code === '' ? 'unknown' : wordsOfCode(code)));
  return [...byWords]
    .map(([words, same]) => ({
      words,
      count: same.reduce((sum, { count }) => sum + count, 0),
      codes: same.filter(({ code }) => code !== '').map(({ code }) => codeOf(code)),
    }))
    .sort((one, other) => other.count - one.count);
}

const codeOf = (code: string): FailureCode => ({
  code,
  source: sourceOfCode(code),
  help: /^\d{5}$/.test(code) ? `https://www.twilio.com/docs/api/errors/${code}` : undefined,
});

import { shortDuration } from './short-duration';

it.each([
  [0, 'en', '1 min'],
  [59.4 * 60_000, 'en', '59 min'],
  [90 * 60_000, 'es', '1 h'],
  [47 * 3_600_000, 'es', '47 h'],
  [50 * 3_600_000, 'en', '2 days'],
])('%d ms in %s are %s', (ms, language, words) => {
  expect(shortDuration(ms, language)).toBe(words);
});

import { segmentsOf } from './segments';

describe('segmentsOf', () => {
  it.each([
    ['a text of 160 basic characters', 'é'.repeat(160), 1],
    ['one more', 'a'.repeat(161), 2],
    ['two whole segments of 153', 'a'.repeat(306), 2],
    ['one more than those', 'a'.repeat(307), 3],
    ['characters of the extension, which take two', '€'.repeat(80), 1],
    ['one more of them', '€'.repeat(81), 2],
    ['70 characters of which one is not in GSM-7', `${'a'.repeat(69)}í`, 1],
    ['one more', `${'a'.repeat(70)}í`, 2],
    ['emoji, which take two', '😀'.repeat(36), 2],
    ['nothing', '', 1],
  ])('counts %s', (_what, body, segments) => {
    expect(segmentsOf(body)).toBe(segments);
  });
});

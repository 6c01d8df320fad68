import { smsLength } from './sms-segments';

describe('smsLength', () => {
  it.each([
    ['nothing', '', 0, 160],
    ['the basic alphabet, also in Spanish', 'Mañana a las 10, ¿sí o no?'.replace('í', 'i'), 1, 134],
    ['a full message', 'a'.repeat(160), 1, 0],
    ['one more', 'a'.repeat(161), 2, 145],
    ['a sign of two places', '€', 1, 158],
    [
      'a sign of two places that does not fit at the end of a segment',
      `${'a'.repeat(152)}€${'a'.repeat(10)}`,
      2,
      141,
    ],
  ])('%s', (_name, text, segments, left) => {
    expect(smsLength(text)).toMatchObject({ segments, left, unicodeBy: undefined });
  });

  it.each([
    ['a full one of Unicode', 'í'.repeat(70), 1, 0],
    ['one more', 'í'.repeat(71), 2, 63],
    ['a picture is one character of two places', '👍', 1, 68],
    ['a picture is not cut in two', `${'í'.repeat(66)}👍👍👍`, 2, 61],
  ])('Unicode: %s', (_name, text, segments, left) => {
    expect(smsLength(text)).toMatchObject({ segments, left });
  });

  it('says which character it is, and counts as people do', () => {
    expect(smsLength('Sí 👍')).toMatchObject({ unicodeBy: 'í', characters: 4 });
  });
});

import { csvLine, undefused } from './csv-line';

describe('csvLine', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['+cmd|calc', `"'+cmd|calc"`],
    ['-2+3', `"'-2+3"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\tx', `"'\tx"`],
    ['\rx', `"'\rx"`],
    ['+14155550123', '+14155550123'],
    ['-5', '-5'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['plain', 'plain'],
    ['', ''],
  ])('writes %j as %j', (value, written) => {
    expect(csvLine([value, null, 3, true])).toBe(`${written},,3,true\r\n`);
  });

  it.each(['=1+1', '-10 % fijo', '@home', '+34 600', "it's", "'quoted'", "'"])(
    'gives %j back as it was',
    (value) => {
      const written = csvLine([value]).trimEnd().replace(/^"|"$/g, '');
      expect(undefused(written)).toBe(value);
    },
  );
});

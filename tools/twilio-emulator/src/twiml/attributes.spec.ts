import { Attributes } from './attributes';

const of = (attributes: Record<string, string>): Attributes =>
  new Attributes({ name: 'Say', attributes, content: [] });

describe('Attributes', () => {
  it('reads whole numbers, within limits', () => {
    const limits = { otherwise: 5, min: 1, max: 10 };
    expect(of({ timeout: ' 7 ' }).integer('timeout', limits)).toBe(7);
    expect(of({ timeout: '99' }).integer('timeout', limits)).toBe(10);
    expect(of({ timeout: '-3' }).integer('timeout', limits)).toBe(1);
    expect(of({ timeout: 'auto' }).integer('timeout', limits)).toBe(5);
    expect(of({}).integer('timeout', limits)).toBe(5);
  });

  it('reads flags, methods and lists of words', () => {
    expect(of({ a: 'TRUE' }).flag('a')).toBe(true);
    expect(of({ a: 'yes' }).flag('a', true)).toBe(true);
    expect(of({ a: 'false' }).flag('a', true)).toBe(false);
    expect(of({ method: 'get' }).method()).toBe('GET');
    expect(of({}).method()).toBe('POST');
    expect(of({ e: ' initiated  ringing,answered ' }).words('e')).toEqual([
      'initiated',
      'ringing',
      'answered',
    ]);
  });
});

import fc from 'fast-check';
import { parse } from 'node:querystring';
import { stepQuery } from '../domains/accounts/api/step-links';
import { parseForm, parseJson, parseQuery, splitQuery } from './webhook-parameters';

describe('parseForm', () => {
  it('reads like node:querystring whatever has names and values', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('a b', 'a+b', '%', '%2', '%zz', 'é', 'a[b]', '__proto__', '1'),
    );
    const pair = fc.tuple(text, text, fc.boolean());
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 12 }), (pairs) => {
        const form = pairs
          .map(([name, value, raw]) =>
            raw
              ? `n${name.replace(/[&=]/g, '')}=${value.replace(/&/g, '')}`
              : `n${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`,
          )
          .join('&');
        expect({ ...parseForm(form) }).toEqual({ ...parse(form) });
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['a', '=', '=1', '&', 'a=1&', '&a=1', 'a=1&&b=2', 'a=1&b'])('refuses %s', (form) => {
    expect(parseForm(form)).toBeUndefined();
  });

  it('keeps strange names as names', () => {
    expect(Object.entries(parseForm('a[b]=1&__proto__=2&constructor=3&a[b]=4') ?? {})).toEqual([
      ['a[b]', ['1', '4']],
      ['__proto__', '2'],
      ['constructor', '3'],
    ]);
  });
});

describe('parseQuery', () => {
  it('reads what parseForm refuses: names without values, and nothing', () => {
    expect({ ...parseQuery('flag&a=1&&b=2&') }).toEqual({ flag: '', a: '1', b: '2' });
    expect({ ...parseQuery('') }).toEqual({});
  });
});

describe('parseJson', () => {
  it('reads flat JSON, and nothing else', () => {
    expect(parseJson('{"a":"1","b":2,"c":{"d":"e"}}')).toEqual({ a: '1' });
    for (const json of ['', '{', '[1', '["a"]', 'null', '7']) expect(parseJson(json)).toEqual({});
  });
});

describe('a query of ours', () => {
  it('tells what Twilio sent from what a link carried', () => {
    const text = `k=seal&CallSid=CA1${stepQuery({ lang: 'es', 'a&b': 'c=d é' })}&From=%2B1`;
    const { sent, step } = splitQuery(parseForm(text) ?? {}, ['k']);
    expect(sent).toEqual({ CallSid: 'CA1', From: '+1' });
    expect(step).toEqual({ lang: 'es', 'a&b': 'c=d é' });
  });

  it('is sorted by name', () => {
    expect(stepQuery({ lang: 'es', attempt: '2', Zone: 'x' })).toBe('&q.Zone=x&q.attempt=2&q.lang=es');
  });
});

import fc from 'fast-check';
import { parse } from 'node:querystring';
import { parseBody, parseForm, splitQuery, stepQuery } from './webhook-parameters';

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

describe('parseBody', () => {
  it('reads forms and flat JSON, and nothing else', () => {
    expect({
      ...parseBody('Application/X-WWW-form-urlencoded; charset=UTF-8', Buffer.from('a=%C3%B1')),
    }).toEqual({ a: 'ñ' });
    expect(parseBody('application/json', Buffer.from('{"a":"1","b":2,"c":{"d":"e"}}'))).toEqual({ a: '1' });
    expect(parseBody('text/plain', Buffer.from('a=1'))).toEqual({});
    expect(parseBody(undefined, Buffer.from('a=1'))).toEqual({});
    for (const json of ['{', '[1', 'null', '7'])
      expect(parseBody('application/json', Buffer.from(json))).toBeUndefined();
  });
});

describe('a query of ours', () => {
  it('tells what Twilio sent from what a link carried', () => {
    const text = `k=seal&CallSid=CA1${stepQuery({ lang: 'es', 'a&b': 'c=d é' })}&From=%2B1`;
    const { sent, step } = splitQuery(parseForm(text) ?? {}, ['k']);
    expect(sent).toEqual({ CallSid: 'CA1', From: '+1' });
    expect(step).toEqual({ lang: 'es', 'a&b': 'c=d é' });
  });
});

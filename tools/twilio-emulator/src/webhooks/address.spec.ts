import {
  hostHeader,
  isWebAddress,
  requestTarget,
  resolveAddress,
  sentAddress,
  withoutParameters,
  withParameters,
} from './address';

describe('addresses of webhooks', () => {
  it.each([
    ["http://a.example/v?c=It's+ok", "/v?c=It's+ok"],
    ['http://a.example/v?c=It%27s%20ok', '/v?c=It%27s%20ok'],
    ['http://a.example/v?a=1|2&b={x}&c="q"&d=<t>&e=`', '/v?a=1|2&b={x}&c="q"&d=<t>&e=`'],
    ['http://a.example/v?a[]=1&a[]=2^3\\4', '/v?a[]=1&a[]=2^3\\4'],
    ['http://a.example/v?x=%7e%7E%2f%2F%zz', '/v?x=%7e%7E%2f%2F%zz'],
    ['http://a.example/v?u=https://b.example/?q=1&=&&x', '/v?u=https://b.example/?q=1&=&&x'],
    ['http://a.example/v?', '/v?'],
    ["http://a.example/it's/(here)/{id}/..;/a|b/%41", "/it's/(here)/{id}/..;/a|b/%41"],
    ['http://a.example/a/../b/./c//d', '/a/../b/./c//d'],
    ['http://a.example', '/'],
    ['http://a.example?x=1', '/?x=1'],
    ['http://a.example/v?x=1#rc=3', '/v?x=1'],
    ['http://a.example/two words?q=ñandú €', '/two%20words?q=%C3%B1and%C3%BA%20%E2%82%AC'],
  ])('%s is asked for as %s', (address, target) => {
    expect(requestTarget(address)).toBe(target);
    expect(sentAddress(address)).toBe(`http://a.example${target}`);
  });

  it('keeps host, port and user as written', () => {
    const address = 'HTTP://user:p%40ss@A.Example:80/x';
    expect(sentAddress(address)).toBe(address);
    expect(hostHeader(address)).toBe('A.Example:80');
  });

  it('adds parameters to a query, and takes the same ones out again', () => {
    const parameters = { To: '+1', q: "it's" };
    for (const address of [
      "http://a.example/v?c=It's+ok",
      'http://a.example/v',
      'http://a.example/v?To=%2B1',
    ]) {
      const asked = withParameters(address, parameters);
      expect(asked).toBe(`${address}${address.includes('?') ? '&' : '?'}To=%2B1&q=it%27s`);
      expect(withoutParameters(asked, parameters)).toBe(address);
    }
  });

  const BASE = "http://a.example:81/it's/{x}/doc.xml?k=a|b";
  it.each([
    ['', BASE],
    ['?z=1|2', "http://a.example:81/it's/{x}/doc.xml?z=1|2"],
    ["next?say=It's", "http://a.example:81/it's/{x}/next?say=It's"],
    ['../up?a=../b', "http://a.example:81/it's/up?a=../b"],
    ['../../../top', 'http://a.example:81/top'],
    ['.', "http://a.example:81/it's/{x}/"],
    ['/root|1?c=2#rc=1', 'http://a.example:81/root|1?c=2#rc=1'],
    ['//b.example/x', 'http://b.example/x'],
    ["https://b.example/a/../c?d='", "https://b.example/a/../c?d='"],
  ])('reads %j from the document', (reference, resolved) => {
    expect(resolveAddress(reference, BASE)).toBe(resolved);
  });

  it('knows what is no address', () => {
    expect(resolveAddress('next', '')).toBeUndefined();
    expect(resolveAddress('http://', BASE)).toBeUndefined();
    expect(isWebAddress('ftp://a.example/')).toBe(false);
    expect(isWebAddress('http:a.example')).toBe(false);
    expect(isWebAddress('http://a b.example/')).toBe(false);
  });
});

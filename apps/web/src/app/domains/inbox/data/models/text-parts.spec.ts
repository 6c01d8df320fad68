import { textParts } from './text-parts';

describe('textParts', () => {
  it.each([
    ['See https://example.com/a?b=1, please.', 'https://example.com/a?b=1', 'https://example.com/a?b=1'],
    ['(www.example.com)', 'www.example.com', 'https://www.example.com/'],
    [
      'https://es.wikipedia.org/wiki/Sol_(estrella).',
      'https://es.wikipedia.org/wiki/Sol_(estrella)',
      'https://es.wikipedia.org/wiki/Sol_(estrella)',
    ],
  ])('finds the address in %s and leaves the rest as it is', (text, shown, href) => {
    const parts = textParts(text);
    expect(parts.filter((part) => part.href)).toEqual([{ text: shown, href }]);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '<a href="https:">', 'https://', 'http://localhost'])(
    'makes no link of %s',
    (text) => {
      expect(textParts(text).some((part) => part.href)).toBe(false);
    },
  );
});

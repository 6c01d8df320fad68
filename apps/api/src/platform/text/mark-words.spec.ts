import { markWords } from './mark-words';

const shown = (text: string, ...terms: string[]): string =>
  markWords(text, terms)
    .map(({ text: piece, found }) => (found ? `[${piece}]` : piece))
    .join('');

describe('markWords', () => {
  it('marks words by their beginning, whatever their case and accents', () => {
    expect(shown('¿La Reunión es mañana? Reúnete.', 'reun', 'manana')).toBe(
      '¿La [Reunión] es [mañana]? [Reúnete].',
    );
    expect(shown('nada de eso', 'algo')).toBe('nada de eso');
    expect(shown('a las 5 o a las 50', '5')).toBe('a las [5] o a las 50');
  });

  it('cuts a long text to one line around the first of them', () => {
    const long = `${'antes de todo esto '.repeat(20)}la factura\n\nllega ${'y sigue después '.repeat(20)}`;
    const line = shown(long, 'factura');
    expect(line).toMatch(/^…\w.*la \[factura\] llega y sigue .*…$/);
    expect(line.length).toBeLessThanOrEqual(170);
    expect(shown('x'.repeat(500), 'x')).toHaveLength(161);
  });
});

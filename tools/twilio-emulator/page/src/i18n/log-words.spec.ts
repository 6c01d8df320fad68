import { logWords } from './log-words';

describe('logWords', () => {
  it.each([
    ['+34600111222 calls +12025550100', '+34600111222 llama a +12025550100'],
    ['answered by client:15550001111', 'contesta client:15550001111'],
    ['digits 12#', 'tonos 12#'],
    ['no-answer', 'sin respuesta'],
    ['<Dial> names nobody to dial.', '<Dial> no dice a quién llamar.'],
    ['<Say> has no attribute “pitch”; it is left out.', '<Say> no tiene el atributo “pitch” y no cuenta.'],
  ])('says in Spanish: %s', (english, spanish) => {
    expect(logWords(english, 'es')).toEqual({ text: spanish, lang: undefined });
    expect(logWords(english, 'en')).toEqual({ text: english, lang: undefined });
  });

  it('marks what stays English, and nothing that is of no language', () => {
    expect(logWords('something new happened', 'es').lang).toBe('en');
    for (const plain of ['“Hello” (en-US)', '+12025550100', 'https://a.example/x'])
      expect(logWords(plain, 'es')).toEqual({ text: plain, lang: undefined });
  });
});

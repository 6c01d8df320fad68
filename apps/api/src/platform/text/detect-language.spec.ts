import { detectLanguage } from './detect-language';

describe('the language of a short text', () => {
  it.each([
    ['Hola', 'es'],
    ['Que es el IMV?', 'es'],
    ['¿Tenéis opciones sin gluten?', 'es'],
    ['que documentos necesito', 'es'],
    ['gracias', 'es'],
    ['Mira https://example.com/a?b=1, gracias', 'es'],
    ['reservar mesa', 'es'],
    ["Bonjour, j'ai besoin d'aide avec l'IMV", 'fr'],
    ['quels documents', 'fr'],
    ['merci beaucoup', 'fr'],
    ["parler à quelqu'un", 'fr'],
    ['What time do you open?', 'en'],
    ['table for two tomorrow', 'en'],
    ['thanks', 'en'],
    ['opening hours', 'en'],
    ['Wann habt ihr geöffnet?', 'de'],
    ['Quais documentos são precisos para o pedido?', 'pt'],
  ])('of "%s" is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each(['IMV', 'ok', '👍', '12345', ''])('is not guessed from "%s"', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });
});

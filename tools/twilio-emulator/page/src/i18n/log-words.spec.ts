import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { logWords } from './log-words';

/** What the emulator writes into the log word by word: the last argument of `note` and `finish`. */
function notesOfTheEmulator(): string[] {
  const source = join(import.meta.dirname, '../../../src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.includes('testing'))
    .flatMap((name) => [
      ...readFileSync(join(source, name), 'utf8').matchAll(/\.(?:note|finish)\([^()`]*, '([^']+)'[,)]/g),
    ])
    .map(([, note = '']) => note)
    .filter((note) => !['started', 'ended', 'unsupported'].includes(note));
}

describe('logWords', () => {
  it.each([
    ['+34600111222 calls +12025550100', '+34600111222 llama a +12025550100'],
    ['answered by client:15550001111', 'contesta client:15550001111'],
    ['digits 12#', 'tonos 12#'],
    ['no-answer', 'sin respuesta'],
    ['hung up by TwiML', 'ha colgado el TwiML'],
    ['12 s, key #', '12 s, tecla #'],
    ['client:ana: The device is gone. (31480)', 'client:ana: el dispositivo se ha ido (31480)'],
    ['+12025550115: the number is not assigned', '+12025550115: el número no existe'],
    ['<Dial> names nobody to dial.', '<Dial> no dice a quién llamar.'],
    ['<Say> has no attribute “pitch”; it is left out.', '<Say> no tiene el atributo “pitch” y no cuenta.'],
  ])('says in Spanish: %s', (english, spanish) => {
    expect(logWords(english, 'es')).toEqual({ text: spanish, lang: undefined });
    expect(logWords(english, 'en')).toEqual({ text: english, lang: undefined });
  });

  it('has Spanish words for whatever the emulator writes word by word', () => {
    const notes = notesOfTheEmulator();
    expect(notes).toContain('hung up through the control API');
    expect(notes.filter((note) => logWords(note, 'es').lang === 'en')).toEqual([]);
  });

  it('marks what stays English, and nothing that is of no language', () => {
    expect(logWords('something new happened', 'es').lang).toBe('en');
    for (const plain of ['“Hello” (en-US)', '+12025550100', 'https://a.example/x'])
      expect(logWords(plain, 'es')).toEqual({ text: plain, lang: undefined });
  });
});

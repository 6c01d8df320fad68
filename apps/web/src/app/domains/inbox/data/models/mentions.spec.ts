import { mentionsIn } from './mentions';

describe('mentions in a note', () => {
  const ana = { id: 'ana', name: 'Ana' };
  const lopez = { id: 'lopez', name: 'Ana López' };
  const one = { id: 'eva1', name: 'Eva (Sales)' };
  const other = { id: 'eva2', name: 'Eva (Sales)' };
  const ids = (text: string, chosen: string[] = []): string[] =>
    mentionsIn(text, [ana, one, lopez, other], chosen).map(({ id }) => id);

  it('takes the longest name, and the shorter one only where it stands by itself', () => {
    expect(ids('Ask @Ana López, please')).toEqual(['lopez']);
    expect(ids('Ask @Ana and @Ana López')).toEqual(['lopez', 'ana']);
    expect(ids('Ask @Ana.')).toEqual(['ana']);
    expect(ids('Ask @Anabel, Ana or pep@example.org')).toEqual([]);
  });

  it('takes of two with one name those who were chosen, and both where nobody was', () => {
    expect(ids('@Eva (Sales)', ['eva2'])).toEqual(['eva2']);
    expect(ids('@Eva (Sales) or @Eva (Sales)', ['eva2', 'eva1'])).toEqual(['eva1', 'eva2']);
    // The first one was taken back.
    expect(ids('@Eva (Sales)', ['eva2', 'eva1'])).toEqual(['eva1']);
    expect(ids('@Eva (Sales)', ['ana'])).toEqual(['eva1', 'eva2']);
    expect(ids('Nobody', ['eva1'])).toEqual([]);
  });
});

import { fillText, missingValues, textProblems, variablesOf, type TemplateProblem } from './template-text';

const REMINDER = 'Hola {{nombre}}, te esperamos el {{fecha}} en Café Aurora. ¿Nos confirmas que vienes?';

describe('the text of a template', () => {
  it('names its variables once each, in order', () => {
    expect(variablesOf('{{2}} and {{1}} and {{2}} and { {3}}')).toEqual(['2', '1']);
  });

  it('is filled with values on one line; what is missing is named and left as it stands', () => {
    const values = { nombre: ' Ana\nMaría\t Gil ', fecha: '  ' };
    expect(fillText(REMINDER, values)).toBe(
      'Hola Ana María Gil, te esperamos el {{fecha}} en Café Aurora. ¿Nos confirmas que vienes?',
    );
    expect(missingValues(REMINDER, values)).toEqual(['fecha']);
    expect(fillText('For {{toString}}', {})).toBe('For {{toString}}');
  });

  it.each<[string, TemplateProblem[]]>([
    [REMINDER, []],
    ['Your table is booked. See you soon!', []],
    ['{{1}}, your table is booked for tonight, see you', ['starts-with-variable']],
    ['Your table is booked for you on {{1}}', ['ends-with-variable']],
    ['Hello dear {{1}} {{2}}, your table is booked for tonight', ['adjacent-variables']],
    ['Hello {{1}}, your table is booked for {{3}} at our place', ['gap-in-numbers']],
    ['Hello {{1}}!', ['too-few-words']],
    ['Hello {{id name}}, your table is booked', ['malformed-placeholder']],
    ['Hello {{}}, your table is booked', ['malformed-placeholder']],
  ])('%s', (text, problems) => {
    expect(textProblems(text)).toEqual(problems);
  });
});

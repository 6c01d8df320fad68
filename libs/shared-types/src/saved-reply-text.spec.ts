import { fieldKey, fillReply, missingReplyValues, unknownReplyVariables } from './saved-reply-text';

describe('the text of a saved reply', () => {
  it('is filled in, and closes where a value is not known', () => {
    const text = 'Hola {{contact.firstName}}, soy {{ agent.name }} de {{organisation.name}}.';
    const values = { 'agent.name': 'Ana $& Ruiz', 'organisation.name': 'Clínica Sol' };
    expect(fillReply(text, { variables: { ...values, 'contact.firstName': 'Eva' } })).toBe(
      'Hola Eva, soy Ana $& Ruiz de Clínica Sol.',
    );
    expect(fillReply(text, { variables: values })).toBe('Hola, soy Ana $& Ruiz de Clínica Sol.');
  });

  it('takes what fields of the contact say, and tells which say nothing', () => {
    const text = 'Su talla, {{ TALLA }}; su nº: {{Nº de cliente}}, {{contact.name}}.';
    const values = { variables: {}, fields: new Map([[fieldKey('Talla'), 'M']]) };
    expect(unknownReplyVariables(text, ['Talla', 'nº de cliente'])).toEqual([]);
    expect(unknownReplyVariables(text, ['Talla'])).toEqual(['Nº de cliente']);
    expect(fillReply(text, values)).toBe('Su talla, M; su nº:,.');
    expect(missingReplyValues(text, values)).toEqual(['Nº de cliente', 'contact.name']);
  });

  it('has variables of ours only', () => {
    expect(unknownReplyVariables('{{contact.name}} {{ contact.nmae }} {{}} {not}')).toEqual([
      'contact.nmae',
      '',
    ]);
  });
});

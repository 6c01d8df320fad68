import { fillReply, unknownReplyVariables } from './saved-reply-text';

describe('the text of a saved reply', () => {
  it('is filled in, and closes where a value is not known', () => {
    const text = 'Hola {{contact.firstName}}, soy {{ agent.name }} de {{organisation.name}}.';
    const values = { 'agent.name': 'Ana $& Ruiz', 'organisation.name': 'Clínica Sol' };
    expect(fillReply(text, { ...values, 'contact.firstName': 'Eva' })).toBe(
      'Hola Eva, soy Ana $& Ruiz de Clínica Sol.',
    );
    expect(fillReply(text, values)).toBe('Hola, soy Ana $& Ruiz de Clínica Sol.');
  });

  it('has variables of ours only', () => {
    expect(unknownReplyVariables('{{contact.name}} {{ contact.nmae }} {{}} {not}')).toEqual([
      'contact.nmae',
      '',
    ]);
  });
});

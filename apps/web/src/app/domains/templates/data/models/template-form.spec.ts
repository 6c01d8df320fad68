import { asName, faultsOf, toDraft, type TemplateForm } from './template-form';

const FORM: TemplateForm = {
  name: 'booking',
  language: 'es',
  category: 'utility',
  body: 'Hola {{nombre}}, tu mesa está lista. ¿Vienes?',
  samples: { nombre: 'Ana', gone: 'x' },
  buttons: ['Sí', '', ' No '],
};

describe('the form of a template', () => {
  it('is a draft without what was left empty', () => {
    expect(faultsOf(FORM)).toEqual([]);
    expect(toDraft(FORM)).toMatchObject({
      variables: [{ name: 'nombre', sample: 'Ana' }],
      buttons: [{ title: 'Sí' }, { title: 'No' }],
    });
  });

  it.each<[string, Partial<TemplateForm>, string]>([
    ['no name', { name: '' }, 'name'],
    ['no text', { body: ' ' }, 'body'],
    ['a variable that is none', { body: 'Hola {{ nombre }}, ¿vienes?' }, 'malformed'],
    ['no sample', { samples: { nombre: ' ' } }, 'samples'],
    ['two buttons alike', { buttons: ['Sí', 'Sí '] }, 'buttons'],
  ])('has a fault: %s', (_name, change, fault) => {
    expect(faultsOf({ ...FORM, ...change })).toEqual([fault]);
  });

  it('makes names of what people type', () => {
    expect(asName('Recordatorio de cita (mañana)')).toBe('recordatorio_de_cita_manana');
  });
});

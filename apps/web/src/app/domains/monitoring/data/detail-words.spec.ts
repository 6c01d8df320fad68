import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestBed } from '@angular/core/testing';
import type {
  AccountState,
  AlertKind,
  AuditItem,
  PersonLanguage,
  PersonTheme,
  Provider,
} from '@centralita/shared-types';
import { AUDIT_ACTIONS, AUDIT_DETAILS, ROLES } from '@centralita/shared-types/rules';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { PeopleBed } from '../../people/testing/people-bed';
import { DetailWords } from './detail-words';
import { DETAIL_FORMS } from './models/detail-forms';

const WORDS = join(import.meta.dirname, '../../../../../public/i18n/monitoring');

interface Words {
  action: object;
  detail: object;
  value: Record<string, object>;
}
const wordsOf = (language: string): Words =>
  JSON.parse(readFileSync(join(WORDS, `${language}.json`), 'utf8')) as Words;

const LANGUAGE_NAMES: Record<PersonLanguage, true> = { es: true, en: true };
const THEMES: Record<PersonTheme, true> = { system: true, light: true, dark: true };
const PROVIDERS: Record<Provider, true> = { twilio: true, sendgrid: true, meta: true };
const STATES: Record<AccountState, true> = { unknown: true, ok: true, warning: true, failed: true };
const ALERTS: Record<AlertKind, true> = {
  quarantine: true,
  'dead-letter': true,
  'low-balance': true,
  'webhook-failing': true,
  'account-failing': true,
  'webhook-off': true,
  'daily-cap': true,
};

describe('DetailWords', () => {
  const told = async (details: AuditItem['details'], language: 'en' | 'es' = 'en') => {
    TestBed.resetTestingModule();
    new PeopleBed('monitoring', language);
    await firstValueFrom(TestBed.inject(TranslocoService).load(`monitoring/${language}`));
    return TestBed.inject(DetailWords)
      .of({ details })
      .map(({ text, worded }) => (worded ? text : `[${text}]`));
  };

  it.each(['en', 'es'])('has words for each action and detail that the server writes: %s', (language) => {
    expect(Object.keys(wordsOf(language).action).sort()).toEqual([...AUDIT_ACTIONS]);
    expect(Object.keys(wordsOf(language).detail).sort()).toEqual([...AUDIT_DETAILS].sort());
    expect(Object.keys(DETAIL_FORMS).sort()).toEqual([...AUDIT_DETAILS].sort());
  });

  it.each(['en', 'es'])('has words for each name that a value can be: %s', (language) => {
    const { value } = wordsOf(language);
    const named = (form: string): string[] => Object.keys(value[form] ?? {}).sort();
    expect(named('role')).toEqual([...ROLES].sort());
    for (const [form, names] of Object.entries({
      alert: ALERTS,
      language: LANGUAGE_NAMES,
      provider: PROVIDERS,
      state: STATES,
      theme: THEMES,
    }))
      expect([form, named(form)]).toEqual([form, Object.keys(names).sort()]);
  });

  it('names roles, and says yes and no', async () => {
    const details = { formerRole: 'viewer', role: 'admin', active: false, secondFactor: true };
    expect(await told(details)).toEqual([
      'Former role: Viewer',
      'Role: Administrator',
      'Access: no',
      'Two steps: yes',
    ]);
    expect(await told(details, 'es')).toEqual([
      'Rol anterior: Lectura',
      'Rol: Administración',
      'Acceso: no',
      'Dos pasos: sí',
    ]);
  });

  it('writes numbers, times and lists as the language does', async () => {
    const from = new Date(2026, 10, 20, 9, 30).getTime();
    const details = { count: 12_345, from, fields: 'accountSid authToken region' };
    expect(await told(details)).toEqual([
      'How many: 12,345',
      expect.stringMatching(/^From: Nov 20, 2026, 9:30\sAM$/),
      'Values set: Account SID, Auth Token, and region',
    ]);
    expect(await told(details, 'es')).toEqual([
      'Cantidad: 12.345',
      'Desde: 20 nov 2026, 9:30',
      'Valores puestos: Account SID, Auth Token y región',
    ]);
  });

  it('says what was asked of the log, of the queue and of the webhook', async () => {
    expect(await told({ action: 'people/invited', personId: 'gone' }, 'es')).toEqual([
      'Qué: Invitó a alguien',
      'Persona: gone',
    ]);
    expect(await told({ action: 'people', queue: 'web-push' }, 'es')).toEqual([
      'Qué: Personas',
      'Tarea: Avisar a una página cerrada',
    ]);
    expect(await told({ host: null, queue: null }, 'es')).toEqual(['Se envían a: ningún sitio']);
    expect(await told({ host: 'hooks.example', reason: 'password' }, 'es')).toEqual([
      'Se envían a: hooks.example',
      'Motivo: contraseña incorrecta',
    ]);
  });

  it('leaves what it does not know as the server names it', async () => {
    const details = { role: 'captain', shoeSize: 44, toString: 'odd', empty: null };
    expect(await told(details)).toEqual(['Role: captain', '[shoeSize: 44]', '[toString: odd]']);
  });
});

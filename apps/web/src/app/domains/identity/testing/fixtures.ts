import type { Session } from '@centralita/shared-types';
import type { Role } from '@centralita/shared-types/rules';

export const sessionOf = (role: Role = 'agent', changes: Partial<Session['person']> = {}): Session => ({
  person: {
    id: 'person-1',
    name: 'Ana Ruiz',
    email: 'ana@desk.example',
    role,
    language: null,
    theme: null,
    totp: false,
    recoveryCodesLeft: 0,
    ...changes,
  },
  organisation: { id: 'organisation-1', name: 'Clínica Sol' },
});

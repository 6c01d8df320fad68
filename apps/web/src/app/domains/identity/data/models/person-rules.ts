import { required, validate, type SchemaPath } from '@angular/forms/signals';
import {
  EMAIL,
  EMAIL_LENGTH_MAX,
  NAME_LENGTH_MAX,
  PASSWORD_LENGTH_MAX,
  PASSWORD_LENGTH_MIN,
} from '@centralita/shared-types/rules';

/** What can be wrong with a typed value; each has words under `identity.wrong`. */
export type TypedFault =
  | 'missing'
  | 'name-long'
  | 'email'
  | 'password-short'
  | 'password-long'
  | 'code'
  | 'code-wrong'
  | 'wrong-password';

/** What stands at a field: its kind has words, and `message` is the server's own sentence where it has none. */
export interface FieldFault {
  kind: TypedFault | 'refused';
  message?: string;
}

const rule =
  (fault: (typed: string) => TypedFault | undefined) =>
  (path: SchemaPath<string>): void => {
    needed(path);
    validate(path, ({ value }) => {
      const kind = value() === '' ? undefined : fault(value());
      return kind && { kind };
    });
  };

export const needed = (path: SchemaPath<string>): void => required(path, { error: { kind: 'missing' } });

export const nameRule = rule((typed) => {
  const name = typed.trim();
  if (name === '') return 'missing';
  return name.length > NAME_LENGTH_MAX ? 'name-long' : undefined;
});

export const emailRule = rule((typed) => {
  const email = typed.trim();
  return EMAIL.test(email) && email.length <= EMAIL_LENGTH_MAX ? undefined : 'email';
});

/** Length only: no rule about kinds of characters makes a password better. */
export const newPasswordRule = rule((typed) => {
  if (typed.length < PASSWORD_LENGTH_MIN) return 'password-short';
  return typed.length > PASSWORD_LENGTH_MAX ? 'password-long' : undefined;
});

/** How the server says that the password that was asked for again is not the person's. */
export const WRONG_PASSWORD = (field: string): Record<string, { field: string; kind: TypedFault }> => ({
  'people/wrong-password': { field, kind: 'wrong-password' },
  'sign-in/wrong': { field, kind: 'wrong-password' },
});

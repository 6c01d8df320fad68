import { CONSOLE_PAGES, type CredentialField, type FieldProblem } from '@centralita/shared-types';
import type { ValidationError } from '@nestjs/common';

/** What each field must be. */
const EXPECTED: Record<CredentialField, string> = {
  accountSid: 'The Account SID is AC and 32 characters 0-9 a-f.',
  authToken: 'The Auth Token is 32 characters 0-9 a-f.',
  apiKeySid: 'The API key SID is SK and 32 characters 0-9 a-f.',
  apiKeySecret:
    'The API key secret is 16 to 64 letters and digits; Twilio shows it once, when the key is made.',
  twimlAppSid: 'The TwiML App SID is AP and 32 characters 0-9 a-f.',
  phoneNumber: 'The phone number is in international form, such as +15551234567.',
  region: 'The region is us1, ie1 or au1, or left out.',
};

const isCredentialField = (field: string): field is CredentialField => Object.hasOwn(EXPECTED, field);

/** Of a list that is wrong all over, so many say enough. */
const PROBLEMS_MAX = 50;

/**
 * A validator's errors as field problems, each with its whole path: `contacts.conditions.0.values`. The values themselves stay
 * out: they may be secrets.
 */
export const fieldProblems = (errors: readonly ValidationError[]): FieldProblem[] =>
  errors.flatMap((error) => within(error, '')).slice(0, PROBLEMS_MAX);

function within(error: ValidationError, parent: string): FieldProblem[] {
  const path = `${parent}${error.property}`;
  const children = (error.children ?? []).flatMap((child) => within(child, `${path}.`));
  return error.constraints === undefined && children.length > 0
    ? children
    : [fieldProblem(error, path), ...children];
}

function fieldProblem({ constraints, value }: ValidationError, field: string): FieldProblem {
  if (constraints?.['whitelistValidation']) {
    return { field, code: 'unknown', detail: `There is no field ${field}. Leave it out.` };
  }
  if (!isCredentialField(field))
    return { field, code: 'wrong-shape', detail: `The field ${field} is not as expected.` };
  const missing = value === undefined || value === null || value === '';
  return {
    field,
    code: missing ? 'missing' : 'wrong-shape',
    detail: EXPECTED[field],
    where: CONSOLE_PAGES[field],
  };
}

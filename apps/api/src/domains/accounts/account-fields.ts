import type { AccountInput } from '@centralita/shared-types';
import { AppError } from '../../platform/errors/app-error';
import type { AccountProvider } from './ports/account-provider';
import type { AccountField, AccountFields } from './ports/known-account';

/**
 * The fields of an account after it was saved: facts as they were given, absent secrets as they were before, and those
 * that were given as null taken away.
 * @throws AppError `accounts/field-of-another-provider`, `accounts/secret-missing`
 */
export function mergedFields(
  provider: AccountProvider,
  input: AccountInput,
  former: Readonly<AccountFields> = {},
): AccountFields {
  const { facts, secrets, needsOneOf } = provider;
  assertOwnFields(input, [...facts, ...secrets]);
  const fields: AccountFields = {};
  for (const field of facts) {
    if (input[field]) Object.assign(fields, { [field]: input[field] });
  }
  for (const field of secrets) {
    const value = input[field] === undefined ? former[field] : input[field];
    if (value) Object.assign(fields, { [field]: value });
  }
  // The second token became the first one: the rotation is over.
  if (fields.secondaryAuthToken === fields.authToken) delete fields.secondaryAuthToken;
  if (isUsable(provider, fields)) return fields;
  throw new AppError({
    code: 'accounts/secret-missing',
    detail: `An account of this provider needs ${needsOneOf.join(' or ')}. Copy it from the provider's console.`,
  });
}

export const isUsable = ({ needsOneOf }: AccountProvider, fields: Readonly<AccountFields>): boolean =>
  needsOneOf.some((field) => fields[field] !== undefined);

function assertOwnFields(input: AccountInput, own: readonly AccountField[]): void {
  const foreign = Object.entries(input).find(
    ([field, value]) =>
      field !== 'provider' &&
      field !== 'name' &&
      value !== undefined &&
      value !== null &&
      !own.some((known) => known === field),
  );
  if (!foreign) return;
  throw new AppError({
    code: 'accounts/field-of-another-provider',
    detail: `The field ${foreign[0]} does not belong to an account of ${input.provider}. Leave it out.`,
  });
}

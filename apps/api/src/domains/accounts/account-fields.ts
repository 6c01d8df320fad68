import type { AccountInput, Provider } from '@centralita/shared-types';
import { AppError } from '../../platform/errors/app-error';
import type { AccountField, AccountFields } from './ports/known-account';

interface FieldsOfProvider {
  /** Shown in the settings page. */
  facts: readonly AccountField[];
  /** Written, never read back. */
  secrets: readonly AccountField[];
  /** Without one of these the account is good for nothing. */
  needsOneOf: readonly AccountField[];
}

export const FIELDS_OF: Readonly<Record<Provider, FieldsOfProvider>> = {
  twilio: {
    facts: ['accountSid', 'apiKeySid', 'twimlAppSid', 'phoneNumber', 'region'],
    secrets: ['authToken', 'secondaryAuthToken', 'apiKeySecret'],
    needsOneOf: ['authToken'],
  },
  sendgrid: {
    facts: [],
    secrets: ['sendgridApiKey', 'sendgridWebhookKey'],
    needsOneOf: ['sendgridApiKey', 'sendgridWebhookKey'],
  },
  meta: {
    facts: ['metaPhoneNumberId'],
    secrets: ['metaAppSecret', 'metaAccessToken', 'metaVerifyToken'],
    needsOneOf: ['metaAccessToken', 'metaAppSecret'],
  },
};

/**
 * The fields of an account after it was saved: facts as they were given, absent secrets as they were before, and those
 * that were given as null taken away.
 * @throws AppError `accounts/field-of-another-provider`, `accounts/secret-missing`
 */
export function mergedFields(input: AccountInput, former: Readonly<AccountFields> = {}): AccountFields {
  const { facts, secrets, needsOneOf } = FIELDS_OF[input.provider];
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
  if (needsOneOf.some((field) => fields[field] !== undefined)) return fields;
  throw new AppError({
    code: 'accounts/secret-missing',
    detail: `An account of this provider needs ${needsOneOf.join(' or ')}. Copy it from the provider's console.`,
  });
}

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

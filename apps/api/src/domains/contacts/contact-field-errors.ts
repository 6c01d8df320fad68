import { CONTACT_FIELDS_MAX } from '@centralita/shared-types';
import { AppError } from '../../platform/errors/app-error';

const error = (code: string, status: number, detail: string): AppError =>
  new AppError({ code, detail, status });

/** What can be wrong with a field of contacts, or with what is written in one. */
export const fieldErrors = {
  notFound: () =>
    error('contact-fields/not-found', 404, 'There is no such field any more. Load the list again.'),
  nameTaken: () =>
    error('contact-fields/name-taken', 409, 'Another field or column has this name. Choose another one.'),
  tooMany: () =>
    error('contact-fields/too-many', 422, `There are ${CONTACT_FIELDS_MAX} fields at most. Delete one.`),
  noChoices: () => error('contact-fields/no-choices', 422, 'Write at least one choice.'),
  kindStays: () =>
    error('contact-fields/kind-stays', 422, 'The kind of a field stays. Add another field for another kind.'),
  unknown: () => error('contacts/unknown-field', 422, 'A field is not there any more. Load the page again.'),
  badCondition: (name: string) =>
    error(
      'contacts/bad-condition',
      422,
      `“${name}” cannot be compared like this. Choose a comparison of its kind, and write what the field can have.`,
    ),
  badValue: (name: string) =>
    error('contacts/bad-value', 422, `“${name}” cannot have this value. Write it as the field shows.`),
};

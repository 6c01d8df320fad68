import { AppError } from '../../platform/errors/app-error';

export const notFound = (): AppError =>
  new AppError({
    code: 'templates/not-found',
    detail: 'There is no such template: somebody may have deleted it. Load the list again.',
    status: 404,
  });

export const notApproved = (): AppError =>
  new AppError({
    code: 'templates/not-approved',
    detail: 'WhatsApp has not approved this template, so it cannot be sent. Choose another one.',
    status: 409,
  });

/** @param names of the variables without a value */
export const valueMissing = (names: readonly string[]): AppError =>
  new AppError({
    code: 'templates/value-missing',
    detail: `The template needs a value for each of its variables: ${names.join(', ')}.`,
    status: 422,
  });

export const noAccount = (): AppError =>
  new AppError({
    code: 'templates/no-account',
    detail: 'The organisation has no number of a Twilio account of this server. Give it one in the settings.',
    status: 409,
  });

export const nameTaken = (): AppError =>
  new AppError({
    code: 'templates/name-taken',
    detail: 'There is a template of this name in this language already. Choose another name.',
    status: 409,
  });

export const alreadySubmitted = (): AppError =>
  new AppError({
    code: 'templates/already-submitted',
    detail: 'This template was submitted already. What was rejected is written anew under another name.',
    status: 409,
  });

/** @param why with the next step */
export const malformed = (why: string): AppError =>
  new AppError({ code: 'templates/malformed', detail: why, status: 422 });

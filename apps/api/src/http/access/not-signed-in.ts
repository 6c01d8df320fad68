import { AppError } from '../../platform/errors/app-error';

/** The refusal of who should be signed in and is not. */
export const notSignedIn = (): AppError =>
  new AppError({
    code: 'session/none',
    detail: 'You are not signed in, or your session has ended. Sign in.',
    status: 401,
  });

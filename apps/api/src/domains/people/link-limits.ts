import { AppError } from '../../platform/errors/app-error';

const DAY_MS = 86_400_000;
export const INVITATION_TTL_MS = 7 * DAY_MS;
export const RESET_TTL_MS = DAY_MS;

/** The same words whether a link never existed, was used or has expired. */
export const linkExpired = (): AppError =>
  new AppError({
    code: 'link/expired',
    detail: 'This link is used up or has expired. Ask for a new one.',
    status: 410,
  });

import { AppError } from '../../platform/errors/app-error';

/** Also for people of other organisations: to whoever may not see them, they do not exist. */
export const noSuchPerson = (): AppError =>
  new AppError({
    code: 'people/not-found',
    detail: 'There is no such person in this organisation. Load the list again.',
    status: 404,
  });

/** To whoever runs the server, who may know everybody. */
export const nobodyHasEmail = (email: string): AppError =>
  new AppError({
    code: 'people/no-such-e-mail',
    detail: `Nobody on this server has the e-mail address ${email}. See who is here: npm run people -- list`,
    status: 404,
  });

export const deactivated = (email: string): AppError =>
  new AppError({
    code: 'people/deactivated',
    detail: `${email} is deactivated, and a new password alone would let nobody in. Add --activate. Nothing was changed.`,
    status: 409,
  });

export const emailTaken = (): AppError =>
  new AppError({
    code: 'people/e-mail-taken',
    detail: 'Somebody with this e-mail address is on this server already. Use another address.',
    status: 409,
  });

export const lastOwner = (): AppError =>
  new AppError({
    code: 'people/last-owner',
    detail: 'This is the last active owner, and a server needs one. Make somebody else an owner first.',
    status: 409,
  });

export const wrongPassword = (): AppError =>
  new AppError({
    code: 'people/wrong-password',
    detail: 'That is not your password. Try again.',
    status: 403,
  });

export const wrongCode = (): AppError =>
  new AppError({
    code: 'totp/wrong-code',
    detail:
      'The code does not fit. Check that the clock of your phone is right, and enter the code that the app shows now.',
    status: 403,
  });

import { AppError } from '../../platform/errors/app-error';

/** Ids are ours, and stand in a path: nothing else may. */
const ID = /^[\w-]{4,64}$/;

/** @throws AppError `attachments/not-found` (404) */
export function assertMediaId(id: string): void {
  if (!ID.test(id)) throw mediaNotFound();
}

export const mediaNotFound = (): AppError =>
  new AppError({
    code: 'attachments/not-found',
    detail: 'There is no such file any more. Load the conversation again.',
    status: 404,
  });

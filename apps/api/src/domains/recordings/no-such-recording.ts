import { AppError } from '../../platform/errors/app-error';

export const noSuchRecording = (): AppError =>
  new AppError({
    code: 'recordings/not-found',
    detail: 'There is no such recording of your organisation. Load the list of calls again.',
    status: 404,
  });

import { AppError } from '../../platform/errors/app-error';
import type { LimitRefusal } from '../dialling/api/call-limits';

/** A number outside costs what dialling it would, whoever is connected with it. */
export const overLimit = (limit: LimitRefusal): AppError =>
  new AppError({
    code: `calls/${limit}`,
    detail: 'Your calls have reached their limit, which a call to a number counts for. Choose a colleague.',
    status: 429,
  });

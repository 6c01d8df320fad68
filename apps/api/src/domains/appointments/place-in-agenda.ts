import { AppError } from '../../platform/errors/app-error';

/** Where a page of the agenda ended; for the outside opaque. */
export interface Place {
  at: number;
  id: string;
}

const PLACE = /^(\d{1,16}):([\w-]{1,64})$/;

export const writePlace = ({ at, id }: Place): string => Buffer.from(`${at}:${id}`).toString('base64url');

/** @throws AppError `appointments/bad-place` (400) */
export function readPlace(text: string): Place {
  const [, at, id] = PLACE.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (at !== undefined && id !== undefined) return { at: Number(at), id };
  throw new AppError({
    code: 'appointments/bad-place',
    detail:
      'The parameter after is the next of a page of this list, as it came. Leave it out for the first page.',
    status: 400,
  });
}

import { IsIn } from 'class-validator';
import { PERSON_COPY_LANGUAGES, type PersonCopyLanguage } from './rules';

export const PERSON_COPY_STATES = ['waiting', 'ready', 'failed'] as const;
export type PersonCopyState = (typeof PERSON_COPY_STATES)[number];
/** `interrupted`: the server ended while it was made. `fault`: the server's log tells what. */
export const PERSON_COPY_PROBLEMS = ['interrupted', 'fault'] as const;
export type PersonCopyProblem = (typeof PERSON_COPY_PROBLEMS)[number];

/**
 * Item of `GET /api/contacts/:id/copies` (admin), the latest first: everything that is kept of a person, as one ZIP.
 * `GET /api/contact-copies/:id/file` (admin): the ZIP. `contacts/copy-not-found` (404), `contacts/copy-not-ready` (409).
 */
export interface PersonCopy {
  id: string;
  state: PersonCopyState;
  /** Name of who asked for it. */
  askedBy: string | null;
  askedAt: number;
  /** Of a copy that is ready. */
  bytes: number | null;
  /** Only of a copy that failed; null where it is not known. */
  problem: PersonCopyProblem | null;
  /** When it is deleted, epoch milliseconds. */
  expiresAt: number;
}

/** `POST /api/contacts/:id/copies` (admin) 202 `PersonCopy`. `contacts/copy-being-made` (409). */
export class PersonCopyDraft {
  /** In which the page of it is written. */
  @IsIn(PERSON_COPY_LANGUAGES) language!: PersonCopyLanguage;
}

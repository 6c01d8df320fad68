import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A secret that cannot be guessed, for links and cookies: 32 random bytes as base64url. */
export const secretCode = (): string => randomBytes(BYTES).toString('base64url');

/** What is kept of it. One round is enough: there is nothing to guess in 32 random bytes. */
export const digestOfCode = (code: string): string => createHash('sha256').update(code).digest('base64url');

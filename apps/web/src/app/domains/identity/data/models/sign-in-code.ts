import { SIGN_IN_CODE } from '@centralita/shared-types/rules';

/** A code as people type or paste it (`123 456`, `K7WD M2XP`), as the server wants it; undefined when it is none. */
export const readSignInCode = (typed: string): string | undefined => {
  const bare = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
  const code = bare.length === 8 ? `${bare.slice(0, 4)}-${bare.slice(4)}` : bare;
  return SIGN_IN_CODE.test(code) ? code : undefined;
};

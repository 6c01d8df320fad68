import type { Role } from '@centralita/shared-types';

/** Who asks: a person by a browser session, or a program by a bearer token. */
export interface Principal {
  /** The person; for a program, whoever made its token. */
  personId: string;
  /** The organisation that the person belongs to. */
  organisationId: string;
  /** Owners run the server and may act in every organisation; all others only in their own. */
  role: Role;
  via: 'session' | 'token';
  /** Id of the session or of the token. */
  credentialId: string;
}

/** What decides about how far somebody may go. */
export type Authority = Pick<Principal, 'organisationId' | 'role'>;

/** Who does something to people; the command on the server has no id. */
export type PeopleAuthority = Authority & Partial<Pick<Principal, 'personId'>>;

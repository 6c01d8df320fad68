const PREFIX = 'agent_';
const IDENTITY = /^agent_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** Client identity of an agent's phones: letters, digits and underscore only, so the id goes without its dashes. */
export const agentIdentity = (personId: string): string => `${PREFIX}${personId.replaceAll('-', '')}`;

/** The person of an identity; undefined where it is none of an agent. */
export const personOfIdentity = (identity: string): string | undefined =>
  IDENTITY.exec(identity)?.slice(1).join('-');

const CLIENT = 'client:';

/** The person of an address such as `client:agent_…`; undefined where it is none of an agent's. */
export const personOfClient = (address: string): string | undefined =>
  address.startsWith(CLIENT) ? personOfIdentity(address.slice(CLIENT.length)) : undefined;

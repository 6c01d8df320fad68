export { CredentialsStore } from '../data/credentials-store';
export { ServerConfig } from '../data/server-config';

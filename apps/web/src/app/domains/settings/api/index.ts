export { ConnectionStore } from '../data/connection-store';
export { CredentialsStore } from '../data/credentials-store';
export { DemoLine } from '../data/demo-line';
export { ServerConfig } from '../data/server-config';

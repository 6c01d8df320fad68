export { endPostgres as default } from './postgres.setup.mjs';

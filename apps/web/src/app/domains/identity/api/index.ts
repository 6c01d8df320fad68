export { KeptPreferences } from '../data/kept-preferences';
export { SessionStore } from '../data/session-store';
export { allowed } from './allowed';

export { SessionStore } from '../data/session-store';
export { allowed } from './allowed';

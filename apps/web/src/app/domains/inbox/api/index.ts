export { sourceOfCode, wordsOfCode } from '../data/models/message-trouble';
export { UnreadBadge } from './unread-badge';
export { UnreadMessages } from './unread-messages';

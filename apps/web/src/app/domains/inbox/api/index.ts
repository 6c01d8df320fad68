export { UnreadBadge } from './unread-badge';
export { UnreadMessages } from './unread-messages';

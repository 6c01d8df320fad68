import { renderResponse } from './render';
import type { MessagingVerb } from './message';

/** The TwiML that answers an incoming message; without verbs nothing is answered. Any text is safe. */
export const renderMessagingTwiml = (verbs: readonly MessagingVerb[]): string => renderResponse(verbs);

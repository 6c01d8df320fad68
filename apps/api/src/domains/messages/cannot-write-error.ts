import type { CannotWrite } from '@centralita/shared-types';
import { AppError } from '../../platform/errors/app-error';

const DETAILS: Record<CannotWrite, string> = {
  'window-closed':
    'window-closed: the customer has not written for 24 hours, so WhatsApp takes nothing but approved templates. Send one, or wait for their next message.',
  'opted-out':
    'opted-out: the customer asked for no more messages. They can write START to have them again; a mail that they write can be answered.',
  'no-reply-address': 'no-reply-address: the sender has no number, so nothing can be sent back.',
  'no-sender': 'no-sender: the organisation has no number and account to send this from. Check the settings.',
};

/** `messages/cannot-write` (409); the detail begins with the reason. */
export const cannotWriteError = (reason: CannotWrite): AppError =>
  new AppError({ code: 'messages/cannot-write', detail: DETAILS[reason], status: 409 });

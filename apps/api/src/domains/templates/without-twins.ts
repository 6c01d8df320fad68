import { phoneNumberIdOf } from '../accounts/api/cloud-account';
import type { TemplateRow } from './templates-schema';

/** One that stands at Twilio and at Meta is shown once: it goes out by its name through whichever has the conversation. */
export const withoutTwins = (rows: readonly TemplateRow[]): TemplateRow[] =>
  rows.filter(
    (row) =>
      phoneNumberIdOf(row.account_sid) === undefined ||
      !rows.some(
        ({ name, language, account_sid: account }) =>
          name === row.name && language === row.language && phoneNumberIdOf(account) === undefined,
      ),
  );

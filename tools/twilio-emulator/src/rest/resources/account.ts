import type { Account } from '../../accounts/records';
import { type Resource, rfc2822 } from '../resource';

/** `/Accounts/{sid}.json`: https://www.twilio.com/docs/iam/api/account */
export const accountResource: Resource = {
  isMainOnly: true,
  fetch: ({ caller }) => ({ status: 200, body: serialize(caller.account) }),
  update: ({ caller, form }) => {
    const { account } = caller;
    account.friendlyName = form.text('FriendlyName') ?? account.friendlyName;
    account.updatedAt = new Date();
    return { status: 200, body: serialize(account) };
  },
};

function serialize(account: Account): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${account.sid}`;
  const parts = ['applications', 'calls', 'incoming_phone_numbers', 'keys', 'balance'] as const;
  const names = ['Applications', 'Calls', 'IncomingPhoneNumbers', 'Keys', 'Balance'] as const;
  return {
    sid: account.sid,
    owner_account_sid: account.sid,
    friendly_name: account.friendlyName,
    status: account.status,
    type: 'Full',
    auth_token: account.authToken,
    date_created: rfc2822(account.createdAt),
    date_updated: rfc2822(account.updatedAt),
    uri: `${uri}.json`,
    subresource_uris: Object.fromEntries(
      parts.map((part, index) => [part, `${uri}/${names[index] ?? ''}.json`]),
    ),
  };
}

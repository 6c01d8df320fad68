import type { Resource } from '../resource';

/** `/Balance.json`: never less here, whatever usage records say. https://www.twilio.com/docs/usage/api/balance */
export const balanceResource: Resource = {
  list: ({ caller }) => ({
    status: 200,
    body: { account_sid: caller.account.sid, balance: '100.00', currency: 'USD' },
  }),
};

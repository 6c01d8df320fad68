import { randomBytes } from 'node:crypto';
import type { AccountStore } from '../../accounts/account-store';
import type { ApiKey } from '../../accounts/records';
import { newSid } from '../../accounts/sid';
import { page } from '../paging';
import { notFound } from '../rest-error';
import { type Resource, type RestRequest, rfc2822 } from '../resource';

/** `/Keys.json`: makes standard keys; the secret is shown once. https://www.twilio.com/docs/iam/api-keys/key-resource-v2010 */
export function keysResource(store: AccountStore): Resource {
  const find = ({ sid, caller, path }: RestRequest): ApiKey => {
    const key = store.keys.get(sid);
    if (key?.accountSid !== caller.account.sid) throw notFound(path);
    return key;
  };
  return {
    isMainOnly: true,
    list: ({ caller, path, query }) => {
      const own = [...store.keys.values()].filter((key) => key.accountSid === caller.account.sid);
      return { status: 200, body: page('keys', own, path, query, serialize) };
    },
    create: ({ caller, form }) => {
      const key: ApiKey = {
        sid: newSid('SK'),
        secret: randomBytes(16).toString('hex'),
        accountSid: caller.account.sid,
        friendlyName: form.text('FriendlyName') ?? '',
        type: 'standard',
        createdAt: new Date(),
        updatedAt: new Date(),
      };
      store.keys.set(key.sid, key);
      return { status: 201, body: { ...serialize(key), secret: key.secret } };
    },
    fetch: (request) => ({ status: 200, body: serialize(find(request)) }),
    update: (request) => {
      const key = find(request);
      key.friendlyName = request.form.text('FriendlyName') ?? key.friendlyName;
      key.updatedAt = new Date();
      return { status: 200, body: serialize(key) };
    },
    remove: (request) => {
      store.keys.delete(find(request).sid);
      return { status: 204 };
    },
  };
}

function serialize(key: ApiKey): Record<string, unknown> {
  return {
    sid: key.sid,
    friendly_name: key.friendlyName,
    date_created: rfc2822(key.createdAt),
    date_updated: rfc2822(key.updatedAt),
  };
}

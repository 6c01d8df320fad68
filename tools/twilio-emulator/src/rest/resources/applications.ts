import type { AccountStore } from '../../accounts/account-store';
import { type Application, unsetVoiceSettings } from '../../accounts/records';
import { newSid } from '../../accounts/sid';
import type { Form } from '../form';
import { page } from '../paging';
import { notFound } from '../rest-error';
import { type Resource, type RestRequest, rfc2822 } from '../resource';
import { readSettings, writeSettings } from './voice-settings';

/** `/Applications.json`: https://www.twilio.com/docs/usage/api/applications */
export function applicationsResource(store: AccountStore): Resource {
  const find = ({ sid, caller, path }: RestRequest): Application => {
    const application = store.application(caller.account.sid, sid);
    if (!application) throw notFound(path);
    return application;
  };
  return {
    list: ({ caller, path, query }) => {
      const name = query.get('FriendlyName');
      const own = [...store.applications.values()].filter(
        ({ accountSid, friendlyName }) =>
          accountSid === caller.account.sid && (name === null || friendlyName === name),
      );
      return { status: 200, body: page('applications', own, path, query, serialize) };
    },
    create: ({ caller, form }) => {
      const application: Application = {
        ...unsetVoiceSettings(),
        smsStatusCallback: '',
        messageStatusCallback: '',
        ...readSettings(form),
        ...readStatusCallbacks(form),
        sid: newSid('AP'),
        accountSid: caller.account.sid,
        friendlyName: form.text('FriendlyName') ?? '',
        createdAt: new Date(),
        updatedAt: new Date(),
      };
      store.applications.set(application.sid, application);
      return { status: 201, body: serialize(application) };
    },
    fetch: (request) => ({ status: 200, body: serialize(find(request)) }),
    update: (request) => {
      const application = find(request);
      const friendlyName = request.form.text('FriendlyName') ?? application.friendlyName;
      Object.assign(application, readSettings(request.form), readStatusCallbacks(request.form), {
        friendlyName,
        updatedAt: new Date(),
      });
      return { status: 200, body: serialize(application) };
    },
    remove: (request) => {
      store.applications.delete(find(request).sid);
      return { status: 204 };
    },
  };
}

/** The URLs told of messages that the application sends, as far as the request names them. */
function readStatusCallbacks(
  form: Form,
): Partial<Pick<Application, 'smsStatusCallback' | 'messageStatusCallback'>> {
  const smsStatusCallback = form.url('SmsStatusCallback', 21609);
  const messageStatusCallback = form.url('MessageStatusCallback', 21609);
  return {
    ...(smsStatusCallback === undefined ? {} : { smsStatusCallback }),
    ...(messageStatusCallback === undefined ? {} : { messageStatusCallback }),
  };
}

function serialize(application: Application): Record<string, unknown> {
  return {
    sid: application.sid,
    account_sid: application.accountSid,
    friendly_name: application.friendlyName,
    api_version: '2010-04-01',
    date_created: rfc2822(application.createdAt),
    date_updated: rfc2822(application.updatedAt),
    ...writeSettings(application),
    sms_status_callback: application.smsStatusCallback || null,
    message_status_callback: application.messageStatusCallback || null,
    public_application_connect_enabled: false,
    uri: `/2010-04-01/Accounts/${application.accountSid}/Applications/${application.sid}.json`,
  };
}

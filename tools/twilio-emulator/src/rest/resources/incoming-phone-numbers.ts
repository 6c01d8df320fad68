import type { AccountStore } from '../../accounts/account-store';
import { type IncomingNumber, unsetVoiceSettings } from '../../accounts/records';
import { newSid } from '../../accounts/sid';
import { toE164 } from '../../calls/geography';
import { isSimulatedNumber } from '../../world/outside-numbers';
import { page } from '../paging';
import { invalid, notFound } from '../rest-error';
import { type Resource, type RestRequest, rfc2822 } from '../resource';
import { readSettings, writeSettings } from './voice-settings';

type Answerer = Pick<IncomingNumber, 'trunkSid' | 'voiceApplicationSid'>;

/** `/IncomingPhoneNumbers.json`: https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource */
export function incomingPhoneNumbersResource(store: AccountStore): Resource {
  const find = ({ sid, caller, path }: RestRequest): IncomingNumber => {
    const number = store.numbers.get(sid);
    if (number?.accountSid !== caller.account.sid) throw notFound(path);
    return number;
  };
  const applicationOf = ({ form, caller }: RestRequest, name: string): string | undefined => {
    const sid = form.text(name);
    if (sid && !store.application(caller.account.sid, sid))
      throw invalid(21218, `Invalid ApplicationSid: ${sid}`);
    return sid;
  };
  /**
   * A trunk or an application answers the calls: setting the one clears the other. The emulator has no trunks, so any SID is taken.
   * Source: `voiceApplicationSid` and `trunkSid` at https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
   */
  const answererOf = (request: RestRequest, before: Answerer): Answerer => {
    const trunkSid = request.form.text('TrunkSid');
    const voiceApplicationSid = applicationOf(request, 'VoiceApplicationSid');
    if (trunkSid) return { trunkSid, voiceApplicationSid: '' };
    if (voiceApplicationSid) return { trunkSid: '', voiceApplicationSid };
    return {
      trunkSid: trunkSid ?? before.trunkSid,
      voiceApplicationSid: voiceApplicationSid ?? before.voiceApplicationSid,
    };
  };
  return {
    list: ({ caller, path, query }) => {
      const phoneNumber = query.get('PhoneNumber');
      const friendlyName = query.get('FriendlyName');
      const own = [...store.numbers.values()].filter(
        (number) =>
          number.accountSid === caller.account.sid &&
          (phoneNumber === null || matches(number.phoneNumber, phoneNumber)) &&
          (friendlyName === null || number.friendlyName === friendlyName),
      );
      return { status: 200, body: page('incoming_phone_numbers', own, path, query, serialize) };
    },
    create: (request) => {
      const phoneNumber = toE164(request.form.text('PhoneNumber') ?? '');
      if (phoneNumber === undefined) throw invalid(21421, 'PhoneNumber is invalid');
      if (store.numberOf(phoneNumber) || isSimulatedNumber(phoneNumber)) {
        throw invalid(21422, `PhoneNumber ${phoneNumber} is not available`);
      }
      const number: IncomingNumber = {
        ...unsetVoiceSettings(),
        ...readSettings(request.form),
        sid: newSid('PN'),
        accountSid: request.caller.account.sid,
        friendlyName: request.form.text('FriendlyName') ?? phoneNumber,
        phoneNumber,
        ...answererOf(request, { trunkSid: '', voiceApplicationSid: '' }),
        smsApplicationSid: applicationOf(request, 'SmsApplicationSid') ?? '',
        createdAt: new Date(),
        updatedAt: new Date(),
      };
      store.numbers.set(number.sid, number);
      return { status: 201, body: serialize(number) };
    },
    fetch: (request) => ({ status: 200, body: serialize(find(request)) }),
    update: (request) => {
      const number = find(request);
      Object.assign(number, readSettings(request.form), {
        friendlyName: request.form.text('FriendlyName') ?? number.friendlyName,
        ...answererOf(request, number),
        smsApplicationSid: applicationOf(request, 'SmsApplicationSid') ?? number.smsApplicationSid,
        updatedAt: new Date(),
      });
      return { status: 200, body: serialize(number) };
    },
    remove: (request) => {
      store.numbers.delete(find(request).sid);
      return { status: 204 };
    },
  };
}

/** Twilio takes patterns with `*` as well as whole numbers. */
function matches(phoneNumber: string, pattern: string): boolean {
  const wanted = pattern
    .replace(/[^\d*]/g, '')
    .split('*')
    .join('\\d*');
  return new RegExp(pattern.startsWith('+') ? `^${wanted}$` : wanted).test(phoneNumber.slice(1));
}

function serialize(number: IncomingNumber): Record<string, unknown> {
  return {
    sid: number.sid,
    account_sid: number.accountSid,
    friendly_name: number.friendlyName,
    phone_number: number.phoneNumber,
    origin: 'twilio',
    type: 'local',
    beta: false,
    status: 'in-use',
    capabilities: { voice: true, sms: true, mms: true, fax: false },
    voice_application_sid: number.voiceApplicationSid,
    sms_application_sid: number.smsApplicationSid,
    voice_receive_mode: 'voice',
    trunk_sid: number.trunkSid || null,
    address_requirements: 'none',
    address_sid: null,
    bundle_sid: null,
    identity_sid: null,
    emergency_status: 'Inactive',
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    api_version: '2010-04-01',
    date_created: rfc2822(number.createdAt),
    date_updated: rfc2822(number.updatedAt),
    ...writeSettings(number),
    // Empty where applications have null, as in Twilio's own example of a number.
    sms_url: number.smsUrl,
    sms_fallback_url: number.smsFallbackUrl,
    status_callback: number.statusCallback,
    uri: `/2010-04-01/Accounts/${number.accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
  };
}

import type { AccountStore } from '../../accounts/account-store';
import type { IncomingNumber, MessagingService } from '../../accounts/records';
import { newSid } from '../../accounts/sid';
import { placeOf } from '../../calls/geography';
import type { Form } from '../form';
import { pageWithMeta } from '../paging';
import type { Resource, RestRequest } from '../resource';
import { invalid, notFound, RestError } from '../rest-error';

const DEFAULT_VALIDITY_SEC = 36_000;

/** `/v1/Services`: https://www.twilio.com/docs/messaging/api/service-resource */
export function messagingServicesResource(store: AccountStore): Resource {
  const find = (sid: string, { caller, path }: RestRequest): MessagingService => {
    const service = store.messagingService(caller.account.sid, sid);
    if (!service) throw notFound(new URL(path).pathname);
    return service;
  };
  return {
    parts: { PhoneNumbers: phoneNumbersResource(store, find) },
    list: ({ caller, path, query }) => {
      const own = [...store.messagingServices.values()].filter(
        ({ accountSid }) => accountSid === caller.account.sid,
      );
      const body = pageWithMeta('services', own, path, query, (service) => serialize(service, path));
      return { status: 200, body };
    },
    create: ({ caller, form, path }) => {
      const friendlyName = form.text('FriendlyName');
      if (!friendlyName) throw invalid(20001, 'Missing required parameter FriendlyName in the post body');
      const service: MessagingService = {
        sid: newSid('MG'),
        accountSid: caller.account.sid,
        friendlyName,
        inboundRequestUrl: '',
        inboundMethod: 'POST',
        fallbackUrl: '',
        fallbackMethod: 'POST',
        statusCallback: '',
        useInboundWebhookOnNumber: false,
        validityPeriod: DEFAULT_VALIDITY_SEC,
        numberSids: new Set(),
        createdAt: new Date(),
        updatedAt: new Date(),
        ...readChange(form),
      };
      store.messagingServices.set(service.sid, service);
      return { status: 201, body: serialize(service, path) };
    },
    fetch: (request) => ({ status: 200, body: serialize(find(request.sid, request), request.path) }),
    update: (request) => {
      const service = find(request.sid, request);
      Object.assign(service, readChange(request.form), { updatedAt: new Date() });
      return { status: 200, body: serialize(service, request.path) };
    },
    remove: (request) => {
      store.messagingServices.delete(find(request.sid, request).sid);
      return { status: 204 };
    },
  };
}

/** `/v1/Services/:sid/PhoneNumbers`: https://www.twilio.com/docs/messaging/api/phonenumber-resource */
function phoneNumbersResource(
  store: AccountStore,
  find: (sid: string, request: RestRequest) => MessagingService,
): Resource {
  const findBoth = (request: RestRequest): { service: MessagingService; number: IncomingNumber } => {
    const service = find(request.parentSid, request);
    const number = store.numbers.get(request.sid);
    if (!number || !service.numberSids.has(number.sid)) throw notFound(new URL(request.path).pathname);
    return { service, number };
  };
  return {
    list: (request) => {
      const service = find(request.parentSid, request);
      const numbers = [...service.numberSids].flatMap((sid) => store.numbers.get(sid) ?? []);
      const { path, query } = request;
      const body = pageWithMeta('phone_numbers', numbers, path, query, (number) =>
        serializeNumber(service, number, path),
      );
      return { status: 200, body };
    },
    create: (request) => {
      const service = find(request.parentSid, request);
      const number = store.numbers.get(request.form.text('PhoneNumberSid') ?? '');
      if (number?.accountSid !== service.accountSid) throw invalid(21705, 'The Phone Number does not exist');
      const holder = store.serviceOf(number);
      if (holder) {
        const where = holder === service ? 'this Messaging Service' : 'another Messaging Service';
        throw new RestError(409, holder === service ? 21710 : 21712, `Phone Number is already in ${where}`);
      }
      service.numberSids.add(number.sid);
      return { status: 201, body: serializeNumber(service, number, request.path) };
    },
    fetch: (request) => {
      const { service, number } = findBoth(request);
      return { status: 200, body: serializeNumber(service, number, request.path) };
    },
    remove: (request) => {
      const { service, number } = findBoth(request);
      service.numberSids.delete(number.sid);
      return { status: 204 };
    },
  };
}

/** What the request names of a service's settings. */
function readChange(form: Form): Partial<MessagingService> {
  const useOnNumber = form.text('UseInboundWebhookOnNumber');
  const change: Partial<Record<keyof MessagingService, unknown>> = {
    friendlyName: form.text('FriendlyName'),
    inboundRequestUrl: form.url('InboundRequestUrl', 20001),
    inboundMethod: form.method('InboundMethod'),
    fallbackUrl: form.url('FallbackUrl', 20001),
    fallbackMethod: form.method('FallbackMethod'),
    statusCallback: form.url('StatusCallback', 20001),
    useInboundWebhookOnNumber: useOnNumber === undefined ? undefined : useOnNumber === 'true',
    validityPeriod:
      form.text('ValidityPeriod') === undefined
        ? undefined
        : form.integer('ValidityPeriod', { otherwise: DEFAULT_VALIDITY_SEC, min: 1, max: 36_000 }),
  };
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function serialize(service: MessagingService, path: string): Record<string, unknown> {
  const url = `${new URL(path).origin}/v1/Services/${service.sid}`;
  const links = {
    phone_numbers: 'PhoneNumbers',
    short_codes: 'ShortCodes',
    alpha_senders: 'AlphaSenders',
    us_app_to_person: 'Compliance/Usa2p',
    us_app_to_person_usecases: 'Compliance/Usa2p/Usecases',
    channel_senders: 'ChannelSenders',
    destination_alpha_senders: 'DestinationAlphaSenders',
    messages: 'Messages',
  };
  return {
    sid: service.sid,
    account_sid: service.accountSid,
    friendly_name: service.friendlyName,
    date_created: iso(service.createdAt),
    date_updated: iso(service.updatedAt),
    inbound_request_url: service.inboundRequestUrl || null,
    inbound_method: service.inboundMethod,
    fallback_url: service.fallbackUrl || null,
    fallback_method: service.fallbackMethod,
    status_callback: service.statusCallback || null,
    sticky_sender: true,
    mms_converter: true,
    smart_encoding: true,
    scan_message_content: 'inherit',
    fallback_to_long_code: false,
    area_code_geomatch: true,
    synchronous_validation: false,
    validity_period: service.validityPeriod,
    usecase: 'undeclared',
    us_app_to_person_registered: false,
    use_inbound_webhook_on_number: service.useInboundWebhookOnNumber,
    url,
    links: Object.fromEntries(Object.entries(links).map(([name, part]) => [name, `${url}/${part}`])),
  };
}

function serializeNumber(
  service: MessagingService,
  number: IncomingNumber,
  path: string,
): Record<string, unknown> {
  return {
    sid: number.sid,
    account_sid: service.accountSid,
    service_sid: service.sid,
    date_created: iso(number.createdAt),
    date_updated: iso(number.updatedAt),
    phone_number: number.phoneNumber,
    country_code: placeOf(number.phoneNumber)?.Country ?? '',
    capabilities: ['Voice', 'SMS', 'MMS'],
    url: `${new URL(path).origin}/v1/Services/${service.sid}/PhoneNumbers/${number.sid}`,
  };
}

/** Dates as the later APIs write them, to the second. */
function iso(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

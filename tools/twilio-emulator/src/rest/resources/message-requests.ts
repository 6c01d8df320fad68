import type { AccountStore } from '../../accounts/account-store';
import type { MessagingService } from '../../accounts/records';
import { toE164 } from '../../calls/geography';
import type { ContentStore } from '../../content/content-store';
import type { OutgoingMessage, StatusSubscription } from '../../messaging/message';
import { addressOn, channelOf, plainNumber } from '../../messaging/message-address';
import { TEST_CALLER_ID } from '../../world/magic-numbers';
import type { Form } from '../form';
import { invalid } from '../rest-error';
import { readContentMessage } from './message-content';
import { readRecipient } from './message-recipient';
import { readSendAt } from './message-schedule';

const MAX_BODY_CHARS = 1600;
const MAX_MEDIA = 10;

/** What `POST /Messages` asks for. Source: https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource */
export function readOutgoingMessage(
  form: Form,
  accountSid: string,
  about: { store: AccountStore; contents: ContentStore; closedRegions: readonly string[] },
): OutgoingMessage {
  const { store, contents, closedRegions } = about;
  const to = readRecipient(form, closedRegions);
  const given = form.text('From') ?? '';
  // A messaging service may stand in either. Source: https://www.twilio.com/docs/errors/21603
  const isService = given.startsWith('MG');
  const service = readService(isService ? given : form.text('MessagingServiceSid'), accountSid, store);
  const from = readSender(isService ? '' : given, to, { accountSid, store, service });
  if (from === to) throw invalid(21266, "'To' and 'From' number cannot be the same");
  const content = readContentMessage(form, accountSid, contents);
  const { body, mediaUrls } = content ? { body: content.body, mediaUrls: [] } : readContent(form, service);
  checkLength(body);
  const sendAt = readSendAt(form, service);
  return {
    accountSid,
    from,
    to,
    body,
    mediaUrls,
    direction: 'outbound-api',
    ...(content ?? {}),
    subscriptions: readSubscriptions(form, accountSid, store),
    ...(service ? { messagingServiceSid: service.sid } : {}),
    ...(sendAt ? { sendAt } : {}),
  };
}

function readService(
  sid: string | undefined,
  accountSid: string,
  store: AccountStore,
): MessagingService | undefined {
  if (!sid) return undefined;
  const service = store.messagingService(accountSid, sid);
  if (!service) throw invalid(21701, `The Messaging Service ${sid} does not exist`);
  return service;
}

/** The sender given, else the messaging service's first. */
function readSender(
  from: string,
  to: string,
  about: { accountSid: string; store: AccountStore; service: MessagingService | undefined },
): string {
  const { accountSid, store, service } = about;
  if (from === '' && !service) throw invalid(21603, "A 'From' phone number is required.");
  const channel = channelOf(to);
  if (from === '') {
    const [first] = [...(service?.numberSids ?? [])]
      .map((sid) => store.numbers.get(sid))
      .filter((each) => each);
    if (!first) throw invalid(21703, 'The Messaging Service contains no phone numbers');
    return addressOn(channel, first.phoneNumber);
  }
  if (channelOf(from) !== channel) {
    throw invalid(21910, `Invalid 'From' and 'To' pair. 'From' and 'To' should be of the same channel`);
  }
  const number = toE164(plainNumber(from));
  if (number === undefined || number === '+15005550001') {
    throw invalid(21212, `Invalid 'From' Phone Number: ${from}`);
  }
  if (channel === 'whatsapp') {
    if (store.whatsAppSenders.get(number)?.accountSid === accountSid) return addressOn(channel, number);
    throw invalid(63007, 'Twilio could not find a Channel with the specified From address');
  }
  const notSmsCapable = `The 'From' phone number provided (${from}) is not a valid message-capable Twilio phone number`;
  if (number === '+15005550007') throw invalid(21606, notSmsCapable);
  if (number === '+15005550008')
    throw invalid(21611, `This 'From' number has exceeded the maximum number of queued messages`);
  const owner = store.numberOf(number)?.accountSid;
  if (number !== TEST_CALLER_ID && owner === undefined) {
    throw invalid(21659, `'From' ${from} is not a Twilio phone number or Short Code`);
  }
  if (owner !== undefined && owner !== accountSid) throw invalid(21606, notSmsCapable);
  return number;
}

/** Also what a template has become counts. Source: https://www.twilio.com/docs/api/errors/21617 */
function checkLength(body: string): void {
  if (body.length <= MAX_BODY_CHARS) return;
  throw invalid(21617, `The concatenated message body exceeds the ${MAX_BODY_CHARS} character limit`);
}

/** Through a messaging service, nothing to send has a code of its own: https://www.twilio.com/docs/errors/21619 */
function readContent(
  form: Form,
  service: MessagingService | undefined,
): { body: string; mediaUrls: string[] } {
  const body = form.text('Body') ?? '';
  const mediaUrls = form.all('MediaUrl');
  if (body === '' && mediaUrls.length === 0) {
    if (service) throw invalid(21619, 'A Message Body, Media URL or Content SID is required.');
    throw invalid(21602, 'Message body is required.');
  }
  if (mediaUrls.length > MAX_MEDIA) {
    throw invalid(21623, `Number of media files exceeds allowed limit of ${MAX_MEDIA}`);
  }
  for (const url of mediaUrls) {
    if (!URL.canParse(url) || !/^https?:/i.test(url)) throw invalid(21620, `Invalid media URL(s): ${url}`);
  }
  return { body, mediaUrls };
}

/** `StatusCallback`, else the application's URL for messages. */
function readSubscriptions(form: Form, accountSid: string, store: AccountStore): StatusSubscription[] {
  const applicationSid = form.text('ApplicationSid');
  const application = applicationSid ? store.application(accountSid, applicationSid) : undefined;
  if (applicationSid && !application) throw invalid(21218, `Invalid ApplicationSid: ${applicationSid}`);
  const url = [
    form.url('StatusCallback', 21609),
    application?.messageStatusCallback,
    application?.smsStatusCallback,
  ].find((each) => each);
  return url === undefined ? [] : [{ url, method: 'POST' }];
}

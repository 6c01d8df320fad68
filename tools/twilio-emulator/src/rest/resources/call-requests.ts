import type { AccountStore } from '../../accounts/account-store';
import { isClientIdentity } from '../../calls/addresses';
import { toE164 } from '../../calls/geography';
import { progressEvents } from '../../calls/status-callbacks';
import type { OutgoingRequest } from '../../calls/voice-engine';
import type { FlowStart } from '../../twiml/call-flow';
import { isSendDigits } from '../../twiml/attribute-rules';
import { parseTwiml, TwimlError } from '../../twiml/twiml-document';
import { refusalOfDestination, TEST_CALLER_ID } from '../../world/magic-numbers';
import type { Form } from '../form';
import { invalid } from '../rest-error';

const MAX_TWIML_CHARS = 4000;

/** What `POST /Calls` asks for. `isTest` calls come from Twilio's test number and are never placed. */
export function readOutgoingCall(
  form: Form,
  accountSid: string,
  store: AccountStore,
): { request: OutgoingRequest; isTest: boolean } {
  const to = readDestination(form.text('To'));
  const from = readCallerId(form.text('From'), to, accountSid, store);
  const begin = readBeginning(form, accountSid, store);
  if (!begin) throw invalid(21205, 'Url parameter is required: give Url, Twiml or ApplicationSid');

  const statusCallback = form.url('StatusCallback', 21609);
  const number = store.numberOf(from);
  const sendDigits = form.text('SendDigits');
  if (sendDigits !== undefined && !isSendDigits(sendDigits)) {
    throw invalid(21206, `SendDigits is not valid: ${sendDigits}`);
  }
  const ifMachine = form.text('IfMachine') ?? '';
  if (!/^(|continue|hangup|false)$/i.test(ifMachine))
    throw invalid(21207, `IfMachine is not valid: ${ifMachine}`);
  const request: OutgoingRequest = {
    accountSid,
    from,
    to,
    ...begin,
    timeoutSec: form.positive('Timeout', 60, 600, 21208),
    timeLimitSec: form.integer('TimeLimit', { otherwise: 14_400, min: 1, max: 86_400 }),
    ...(sendDigits ? { sendDigits } : {}),
    ...machineDetection(form),
    ...(number ? { phoneNumberSid: number.sid } : {}),
    ...(statusCallback
      ? {
          subscription: {
            url: statusCallback,
            method: form.method('StatusCallbackMethod') ?? 'POST',
            events: progressEvents(form.list('StatusCallbackEvent')),
          },
        }
      : {}),
  };
  return { request, isTest: from === TEST_CALLER_ID };
}

/** Source: https://www.twilio.com/docs/voice/answering-machine-detection#request-parameters-1 */
function machineDetection(form: Form): Pick<OutgoingRequest, 'machineDetection'> {
  const mode = form.text('MachineDetection') ?? '';
  if (mode !== 'Enable' && mode !== 'DetectMessageEnd') {
    if (mode !== '') throw invalid(21207, `MachineDetection is not valid: ${mode}`);
    return {};
  }
  const timeoutMs = form.integer('MachineDetectionTimeout', { otherwise: 30, min: 3, max: 59 }) * 1000;
  const isAsync = form.text('AsyncAmd')?.toLowerCase() === 'true';
  const url = isAsync ? form.url('AsyncAmdStatusCallback', 21609) : undefined;
  const method = form.method('AsyncAmdStatusCallbackMethod') ?? 'POST';
  return { machineDetection: { mode, timeoutMs, isAsync, ...(url ? { callback: { url, method } } : {}) } };
}

/** Where a new call's TwiML begins, by `Url`, `Twiml` or `ApplicationSid`; `undefined` when none is given. */
function readBeginning(
  form: Form,
  accountSid: string,
  store: AccountStore,
): Pick<OutgoingRequest, 'start' | 'fallback'> | undefined {
  const applicationSid = form.text('ApplicationSid');
  if (applicationSid) {
    const application = store.application(accountSid, applicationSid);
    if (!application) throw invalid(21218, `Invalid ApplicationSid: ${applicationSid}`);
    const { voiceUrl, voiceMethod, voiceFallbackUrl, voiceFallbackMethod } = application;
    return startAt(voiceUrl, voiceMethod, voiceFallbackUrl, voiceFallbackMethod);
  }
  return readStart(form);
}

/**
 * Where a call's TwiML goes on, by `Url` or `Twiml`, all that an update takes; `undefined` when none is given.
 * Source: https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource
 */
export function readStart(form: Form): Pick<OutgoingRequest, 'start' | 'fallback'> | undefined {
  const twiml = form.text('Twiml');
  if (twiml) return { start: readTwiml(twiml) };
  const url = form.url('Url', 21205);
  if (!url) return undefined;
  const fallbackUrl = form.url('FallbackUrl', 21205) ?? '';
  return startAt(url, form.method('Method') ?? 'POST', fallbackUrl, form.method('FallbackMethod') ?? 'POST');
}

function startAt(
  url: string,
  method: 'GET' | 'POST',
  fallbackUrl: string,
  fallbackMethod: 'GET' | 'POST',
): Pick<OutgoingRequest, 'start' | 'fallback'> {
  return {
    start: { url, method, parameters: {}, purpose: 'voice' },
    ...(fallbackUrl === '' ? {} : { fallback: { url: fallbackUrl, method: fallbackMethod } }),
  };
}

function readTwiml(twiml: string): FlowStart {
  if (twiml.length > MAX_TWIML_CHARS)
    throw invalid(21664, `Twiml is longer than ${MAX_TWIML_CHARS} characters`);
  try {
    parseTwiml(twiml);
  } catch (error) {
    if (error instanceof TwimlError) throw invalid(12100, `Twiml cannot be read: ${error.message}`);
    throw error;
  }
  return { twiml };
}

function readDestination(to: string | undefined): string {
  if (to === undefined || to === '') throw invalid(21201, "No 'To' number is specified");
  if (to.startsWith('client:') && isClientIdentity(to.slice('client:'.length))) return to;
  const number = toE164(to);
  if (number === undefined)
    throw invalid(21211, `The phone number you are attempting to call, ${to}, is not valid.`);
  const refusal = refusalOfDestination(number);
  if (refusal) throw invalid(refusal.code, refusal.message);
  return number;
}

/** To a phone, it must be a phone number. Source: https://www.twilio.com/docs/api/errors/21200 */
function readCallerId(from: string | undefined, to: string, accountSid: string, store: AccountStore): string {
  if (from === undefined || from === '') throw invalid(21213, "A 'From' phone number is required");
  if (to.startsWith('client:')) return from;
  const number = toE164(from);
  if (number === undefined || number === '+15005550001')
    throw invalid(21212, `The 'From' number ${from} is invalid`);
  if (number !== TEST_CALLER_ID && !store.ownsNumber(accountSid, number)) {
    const why = 'is not a number of this account nor verified for outgoing calls';
    throw invalid(21210, `The source phone number provided, ${from}, ${why}.`);
  }
  return number;
}

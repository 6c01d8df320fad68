import type { AccountStore } from '../accounts/account-store';
import type { VoiceSettings } from '../accounts/records';
import { CallFlow, type Fallback, type FlowStart } from '../twiml/call-flow';
import type { FlowServices } from '../twiml/verb-context';
import type { Call, CallDetails } from './call';
import type { CallEngine, CallRequest } from './party';
import { digitsDurationMs } from '../twiml/verbs/play';
import { detectMachine, tellMachine, type MachineDetection } from './machine-detection';
import { progressEvents, type StatusSubscription } from './status-callbacks';

/** A call that the REST API asks for. */
export interface OutgoingRequest {
  accountSid: string;
  from: string;
  /** `client:<identity>` or an E.164 number. */
  to: string;
  start: FlowStart;
  fallback?: Fallback;
  subscription?: StatusSubscription;
  phoneNumberSid?: string;
  sendDigits?: string;
  timeoutSec: number;
  timeLimitSec: number;
  /** Without a callback the TwiML waits for the result, which its webhook gets. */
  machineDetection?: MachineDetection;
}

/** Brings calls to life: those that devices begin, and those that the REST API asks for. */
export class VoiceEngine implements CallEngine {
  private readonly flows = new Map<string, CallFlow>();

  constructor(
    private readonly accounts: AccountStore,
    private readonly services: FlowServices,
  ) {}

  /** A client or an outside phone calls. */
  begin(request: CallRequest): void {
    const answering = request.party.kind === 'client' ? this.clientCall(request) : this.phoneCall(request);
    if ('problem' in answering) {
      const { accountSid, from } = request;
      const message = `Call of ${from} (account ${accountSid}) refused: ${answering.problem}`;
      this.services.inspector.report({ type: 'notice', level: 'error', code: answering.code, message });
      request.party.hangUp({ code: answering.code, message: answering.problem });
      return;
    }
    const { details, settings, isOnTrunk } = answering;
    const call = this.services.placer.incoming(details, request.party, subscriptionOf(settings));
    call.arrive(`${details.from} calls ${details.to || 'the TwiML App'}`);
    if (settings.voiceUrl === '') {
      const message = isOnTrunk
        ? 'The call has nowhere to go: its number is on a SIP trunk, and the emulator has no trunks.'
        : 'The call has nowhere to go: no voice URL is set on the number or its TwiML App.';
      this.services.inspector.report({
        type: 'notice',
        level: 'error',
        code: 11100,
        message,
        callSid: call.sid,
      });
      call.finish('failed', 'no voice URL', { code: 31404, message });
      return;
    }
    const start: FlowStart = {
      url: settings.voiceUrl,
      method: settings.voiceMethod,
      parameters: {},
      purpose: 'voice',
    };
    const { voiceFallbackUrl: url, voiceFallbackMethod: method } = settings;
    void this.runOn(call, start, url === '' ? undefined : { url, method });
  }

  /** Makes a call as `POST /Calls` does; returns at once, the call is still queued. */
  create(request: OutgoingRequest): Call {
    const call = this.createTestCall(request);
    setImmediate(() => this.place(call, request));
    return call;
  }

  /** The same, for Twilio's test number as caller: the call stays queued and is never placed. */
  createTestCall(request: OutgoingRequest): Call {
    const { accountSid, from, to, phoneNumberSid } = request;
    const details: CallDetails = {
      accountSid,
      direction: 'outbound-api',
      from,
      to,
      ...(phoneNumberSid === undefined ? {} : { phoneNumberSid }),
    };
    return this.services.placer.outgoing(details, request.subscription);
  }

  /** Sends a running call to other TwiML. Without a fallback URL it keeps the one it had. */
  redirect(call: Call, start: FlowStart, fallback?: Fallback): void {
    call.detach();
    void this.runOn(call, start, fallback);
  }

  private place(call: Call, request: OutgoingRequest): void {
    if (call.isOver) return;
    const giveUp = setTimeout(() => call.finish('no-answer', 'nobody answered'), request.timeoutSec * 1000);
    const timers = [giveUp];
    call.ended.addEventListener('abort', () => timers.forEach((timer) => clearTimeout(timer)), {
      once: true,
    });
    call.listen({
      progress: (step) => {
        if (step !== 'answered') return;
        clearTimeout(giveUp);
        timers.push(setTimeout(() => call.finish('completed', 'time limit'), request.timeLimitSec * 1000));
        void this.onAnswered(call, request);
      },
    });
    call.place({});
  }

  private async onAnswered(call: Call, request: OutgoingRequest): Promise<void> {
    const { sendDigits, fallback } = request;
    if (sendDigits) {
      await call.mediaConnected();
      call.audio.sendDigits(sendDigits);
      await new Promise((resolve) => setTimeout(resolve, digitsDurationMs(sendDigits)));
    }
    const start = await this.startOf(call, request);
    if (!call.isOver) await this.runOn(call, start, fallback);
  }

  private async startOf(call: Call, { start, machineDetection }: OutgoingRequest): Promise<FlowStart> {
    if (!machineDetection) return start;
    const { webhooks, authTokenOf } = this.services;
    if (machineDetection.isAsync) {
      const authToken = authTokenOf(call.details.accountSid);
      void tellMachine(call, machineDetection, { webhooks, authToken });
      return start;
    }
    const result = await detectMachine(call, machineDetection);
    return 'twiml' in start || !result ? start : { ...start, parameters: { ...start.parameters, ...result } };
  }

  private async runOn(call: Call, start: FlowStart, fallback: Fallback | undefined): Promise<void> {
    const flow = this.flows.get(call.sid) ?? new CallFlow(call, this.services);
    if (!this.flows.has(call.sid)) {
      this.flows.set(call.sid, flow);
      call.ended.addEventListener('abort', () => this.flows.delete(call.sid), { once: true });
    }
    const outcome = await flow.run(start, fallback);
    if (outcome === 'stopped' || call.isOver) return;
    await call.answer(); // TwiML that says nothing still answers the call, as at Twilio
    call.finish('completed', outcome === 'hang-up' ? 'hung up by TwiML' : 'the TwiML ended');
  }

  private clientCall({ accountSid, from, applicationSid, parameters }: CallRequest): Answering {
    const application =
      applicationSid === undefined ? undefined : this.accounts.application(accountSid, applicationSid);
    if (!application) {
      const named =
        applicationSid === undefined
          ? 'names no TwiML App'
          : `names TwiML App ${applicationSid}, unknown here`;
      return { code: 31002, problem: `its access token ${named}` };
    }
    const details: CallDetails = {
      accountSid,
      direction: 'inbound',
      from,
      to: parameters['To'] ?? '',
      applicationSid: application.sid,
      parameters,
    };
    return { details, settings: application, isOnTrunk: false };
  }

  private phoneCall({ from, to }: CallRequest): Answering {
    const number = this.accounts.numberOf(to);
    if (!number) return { code: 31404, problem: `${to} is no number of an account here` };
    const settings = this.accounts.voiceSettingsOf(number);
    const details: CallDetails = {
      accountSid: number.accountSid,
      direction: 'inbound',
      from,
      to,
      phoneNumberSid: number.sid,
      ...(settings.applicationSid === undefined ? {} : { applicationSid: settings.applicationSid }),
    };
    return { details, settings, isOnTrunk: number.trunkSid !== '' };
  }
}

type Answering =
  { details: CallDetails; settings: VoiceSettings; isOnTrunk: boolean } | { code: number; problem: string };

function subscriptionOf({
  statusCallback,
  statusCallbackMethod,
}: VoiceSettings): StatusSubscription | undefined {
  if (statusCallback === '') return undefined;
  return { url: statusCallback, method: statusCallbackMethod, events: progressEvents(['completed']) };
}

import type { RingInfo } from '../calls/party';
import type { RtpEndpointFactory } from '../media/rtp-endpoint';
import { ClientLeg } from './client-leg';
import type { ClientSession } from './client-session';
import { formatParams } from './frames';
import { SIGNALLING_ERRORS } from './signalling-error';

/** One device that is rung. Its listener hears `answered` when the person accepts. */
export class IncomingLeg extends ClientLeg {
  readonly callSid: string;
  protected isResumable = false;

  constructor(
    session: ClientSession,
    endpoints: RtpEndpointFactory,
    private readonly info: RingInfo,
  ) {
    super(session, endpoints);
    this.callSid = info.callSid;
  }

  isNamed(callSid: string): boolean {
    return callSid === this.callSid;
  }

  /** Shows the call on the device. */
  async invite(): Promise<void> {
    try {
      const sdp = await this.newEndpoint().offer();
      const session = this.session;
      if (this.isOver || !session) return;
      session.send('invite', {
        callsid: this.callSid,
        sdp,
        reconnect: session.reconnectToken,
        parameters: this.parameters(),
      });
    } catch (error) {
      this.fail(`No offer could be made: ${String(error)}`);
    }
  }

  /** The person accepted. */
  acceptedByDevice(sdp: string): void {
    const endpoint = this.media;
    if (this.isOver || this.isResumable || !endpoint) return;
    this.isResumable = true;
    this.listener.answered();
    endpoint.acceptAnswer(sdp).catch((error: unknown) => {
      this.fail(`The answer of the browser cannot be used: ${String(error)}`);
    });
  }

  rejectedByDevice(): void {
    if (this.isResumable) return;
    this.end({ reason: 'rejected', ...SIGNALLING_ERRORS.declined });
  }

  /** Takes the call from the device while it still rings. */
  cancel(): void {
    if (this.isOver) return;
    this.session?.send('cancel', { callsid: this.callSid });
    this.close();
  }

  protected get nameForDevice(): string {
    return this.callSid;
  }

  private parameters(): Record<string, string> {
    const { callSid, accountSid, from, to, parameters, stirStatus } = this.info;
    return {
      CallSid: callSid,
      AccountSid: accountSid,
      From: from,
      To: to,
      ApiVersion: '2010-04-01',
      Params: formatParams(parameters),
      ...(stirStatus !== undefined ? { StirStatus: stirStatus } : {}),
    };
  }
}

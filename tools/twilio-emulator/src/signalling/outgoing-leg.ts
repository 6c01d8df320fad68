import type { Party } from '../calls/party';
import type { RtpEndpointFactory } from '../media/rtp-endpoint';
import { ClientLeg } from './client-leg';
import type { ClientSession } from './client-session';

/**
 * A call that a device began (`device.connect()`). The audio can flow from `ringing` on (early media: the ringback tone
 * is the engine's to play), so `mediaConnected` may come before the call is answered.
 */
export class OutgoingLeg extends ClientLeg implements Party {
  callSid: string | undefined;
  protected isResumable = false;
  private readonly answerSdp: Promise<string | undefined>;
  private isRingingSent = false;

  /** @param temporarySid the SDK's own name of the call (`TJS…`) until it learns the real one. */
  constructor(
    session: ClientSession,
    endpoints: RtpEndpointFactory,
    private readonly temporarySid: string,
    offerSdp: string,
  ) {
    super(session, endpoints);
    this.answerSdp = this.newEndpoint()
      .answerTo(offerSdp)
      .catch((error: unknown) => {
        this.fail(`The offer of the browser cannot be answered: ${String(error)}`);
        return undefined;
      });
  }

  isNamed(callSid: string): boolean {
    return callSid === this.callSid || callSid === this.temporarySid;
  }

  /** A calling party is not rung. */
  ring(): void {
    throw new Error('A party that calls cannot be rung.');
  }

  cancel(): void {
    this.hangUp();
  }

  ringing(callSid: string): void {
    this.callSid = callSid;
    if (this.isRingingSent) return;
    this.isRingingSent = true;
    void this.answerSdp.then((sdp) => {
      if (this.isOver || sdp === undefined) return;
      this.session?.send('ringing', { callsid: callSid, sdp });
      this.media?.expectMedia();
    });
  }

  answer(callSid: string): void {
    this.callSid = callSid;
    void this.answerSdp.then((sdp) => {
      if (this.isOver || sdp === undefined) return;
      this.isResumable = true;
      this.sendAnswer(sdp);
      this.media?.expectMedia();
    });
  }

  protected get nameForDevice(): string {
    // From `answer` on the device knows the real SID; another that resumes the call never knew the temporary one.
    return (this.isResumable ? this.callSid : undefined) ?? this.temporarySid;
  }
}

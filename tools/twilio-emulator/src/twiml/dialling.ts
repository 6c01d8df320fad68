import type { Call, CallDetails } from '../calls/call';
import { tellMachine } from '../calls/machine-detection';
import { ringUntilAnswered } from '../calls/ringing-group';
import { Playback } from '../media/playback';
import type { Attributes } from './attributes';
import { CallFlow } from './call-flow';
import { checkCallerId } from './caller-id';
import { talk } from './conversation';
import type { DialTarget } from './dial-target';
import { DialRecording } from './dial-recording';
import { ringTone } from './ring-tones';
import type { VerbContext } from './verb-context';
import { digitsDurationMs } from './verbs/play';

/** What the action URL learns of the dialled call. */
export interface DialResult extends Record<string, string> {
  DialCallStatus: string;
  DialBridged: string;
}

const MAX_DURATION_SEC = 24 * 3600;

/** One run of `<Dial>`: rings the targets, connects the first that answers, and stays until one side leaves. */
export class Dialling {
  private readonly call: Call;
  private hasPressedStar = false;
  private readonly record: DialRecording;

  constructor(
    private readonly context: VerbContext,
    private readonly attributes: Attributes,
  ) {
    this.call = context.call;
    this.record = new DialRecording(context, attributes);
  }

  /** Never rejects because the call ended: what was reached until then is the result. */
  async run(targets: readonly DialTarget[]): Promise<DialResult> {
    const toPhone = targets.some(({ to }) => !to.startsWith('client:'));
    const { accountSid } = this.call.details;
    const owns = (phone: string): boolean => this.context.services.ownsNumber(accountSid, phone);
    const callerId = checkCallerId(this.attributes.text('callerId'), this.call, toPhone, owns);
    if ('problem' in callerId) {
      this.context.warn(13214, `<Dial>: ${callerId.problem}.`, 'error');
      return failed();
    }
    if (targets.length === 0) return failed();

    const leave = new AbortController();
    const over = AbortSignal.any([this.context.stopped, leave.signal]);
    const stopListening = this.listenForStar(leave);
    try {
      if (!this.attributes.flag('answerOnBridge')) await this.call.answer();
      const { calls, answered } = await this.ring(targets, callerId.from, over);
      if (!answered) return resultOf(calls);
      const target = targets[calls.indexOf(answered)];
      if (target?.machineDetection) {
        const { webhooks, authTokenOf } = this.context.services;
        void tellMachine(answered, target.machineDetection, { webhooks, authToken: authTokenOf(accountSid) });
      }
      const result = target ? await this.connect(answered, target, over) : failed();
      return { ...result, ...this.record.stop() };
    } finally {
      this.record.stop();
      stopListening();
    }
  }

  private async ring(
    targets: readonly DialTarget[],
    from: string,
    over: AbortSignal,
  ): Promise<{ calls: Call[]; answered: Call | undefined }> {
    const timeoutSec = this.attributes.integer('timeout', { otherwise: 30, min: 1, max: 600 });
    const groups = this.attributes.flag('sequential') ? targets.map((target) => [target]) : [targets];
    const calls: Call[] = [];
    this.record.ringing(calls);
    // Also to a caller that is not answered yet: early audio.
    const tone = new Playback(
      this.context.services.clock,
      ringTone(this.attributes.text('ringTone')),
      this.call.audio,
    );
    try {
      for (const group of groups) {
        if (over.aborted) break;
        const placed = new Map(group.map((target) => [this.placed(target, from), target]));
        calls.push(...placed.keys());
        const answered = await ringUntilAnswered([...placed.keys()], {
          timeoutMs: timeoutSec * 1000,
          stopped: over,
          ring: (call) => {
            call.place(placed.get(call)?.parameters ?? {});
            if (!call.isOver) this.call.tellRinging();
          },
          giveUp: () => (this.hasPressedStar ? 'canceled' : 'no-answer'),
        });
        if (answered) return { calls, answered };
      }
      return { calls, answered: undefined };
    } finally {
      tone.cancel();
    }
  }

  private placed(target: DialTarget, from: string): Call {
    const details: CallDetails = {
      accountSid: this.call.details.accountSid,
      direction: 'outbound-dial',
      from,
      to: target.to,
      parentCallSid: this.call.sid,
      ...(this.call.details.direction === 'inbound' && !this.call.details.from.startsWith('client:')
        ? { forwardedFrom: this.call.details.to }
        : {}),
    };
    return this.context.services.placer.outgoing(details, target.subscription);
  }

  private async connect(child: Call, target: DialTarget, over: AbortSignal): Promise<DialResult> {
    const hangUpChild = (): void => {
      if (!child.detached.aborted) child.finish('completed', 'the other side left');
    };
    over.addEventListener('abort', hangUpChild, { once: true });
    if (over.aborted) hangUpChild();
    try {
      const isTaken = await this.prepare(child, target);
      if (!isTaken || over.aborted || child.isOver) return resultOf([child]);
      await this.call.answer();
      await child.mediaConnected();
      await this.talk(child, over);
      return resultOf([child], true);
    } finally {
      hangUpChild();
      over.removeEventListener('abort', hangUpChild);
    }
  }

  /** What happens on the called side alone: keys for an extension, then the whisper. False when that ended the call. */
  private async prepare(child: Call, target: DialTarget): Promise<boolean> {
    if (!target.sendDigits && !target.whisper) return true;
    await child.mediaConnected();
    if (target.sendDigits) {
      child.audio.sendDigits(target.sendDigits);
      await new Promise((resolve) => setTimeout(resolve, digitsDurationMs(target.sendDigits ?? '')));
    }
    if (!target.whisper) return !child.isOver;
    const flow = new CallFlow(child, this.context.services, { isWhisper: true });
    const outcome = await flow.run(target.whisper);
    if (outcome === 'hang-up') child.finish('completed', 'ended by its whisper');
    return outcome === 'ended';
  }

  private async talk(child: Call, over: AbortSignal): Promise<void> {
    this.record.answered(child);
    await talk(this.context, this.call, child, {
      over: [over, child.ended, child.detached],
      timeLimitSec: this.attributes.integer('timeLimit', {
        otherwise: 14_400,
        min: 1,
        max: MAX_DURATION_SEC,
      }),
      keeps: (digit) => digit === '*' && this.attributes.flag('hangupOnStar'),
    });
  }

  private listenForStar(leave: AbortController): () => void {
    if (!this.attributes.flag('hangupOnStar')) return () => undefined;
    return this.call.listen({
      digit: (digit) => {
        if (digit !== '*') return;
        this.hasPressedStar = true;
        leave.abort();
      },
    });
  }
}

function failed(): DialResult {
  return { DialCallStatus: 'failed', DialBridged: 'false' };
}

/** Of several calls that nobody took, the most telling status counts. */
function resultOf(calls: readonly Call[], isBridged = false): DialResult {
  const order = ['completed', 'canceled', 'no-answer', 'busy', 'failed'];
  const rank = (call: Call): number => {
    const status = call.isAnswered ? 'completed' : call.status;
    return order.includes(status) ? order.indexOf(status) : order.length;
  };
  const [shown] = [...calls].sort((a, b) => rank(a) - rank(b));
  if (!shown) return failed();
  const status = shown.isAnswered ? 'completed' : shown.status;
  return {
    DialCallStatus: status,
    DialCallSid: shown.sid,
    DialBridged: String(isBridged),
    ...(shown.isAnswered ? { DialCallDuration: String(shown.durationSec) } : {}),
  };
}

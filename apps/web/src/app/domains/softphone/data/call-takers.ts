import { Injectable, inject } from '@angular/core';
import type { CallItem } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';
import { LiveStream } from '../../../shared/data-live/live-stream';
import type { CallTaker } from './models/call-taker';
import { PhoneLine } from './phone-line';

/** The legs that are told to stop ringing may hear of it before the server does. */
const PATIENCE_MS = 10_000;

/** Tells a call that a colleague took from one that the caller gave up: to a browser that rang both look the same. */
@Injectable({ providedIn: 'root' })
export class CallTakers {
  private readonly api = inject(ApiClient);
  private readonly live = inject(LiveStream);
  private readonly line = inject(PhoneLine);

  /** Only the team's calls are known to the server. */
  canAsk(parentSid: string | undefined): parentSid is string {
    return parentSid !== undefined && this.line.current()?.kind === 'team';
  }

  /** @returns undefined where nobody took the call, or it cannot be known */
  async takerOf(parentSid: string): Promise<CallTaker | undefined> {
    const news = this.newsOf(parentSid);
    const first = await this.ask(parentSid);
    if (first !== 'not-yet') {
      news.stop();
      return first;
    }
    await news.heard;
    const second = await this.ask(parentSid);
    return second === 'not-yet' ? undefined : second;
  }

  private async ask(parentSid: string): Promise<CallTaker | 'not-yet' | undefined> {
    try {
      const call = await this.api.get<CallItem>(`/api/calls/${parentSid}`);
      if (call.answeredBy) return { name: call.answeredBy.name };
      if (call.endedAt === null) return 'not-yet';
      return call.missed ? undefined : {};
    } catch {
      return undefined;
    }
  }

  /** The next that is told of the call, or that nothing is told. */
  private newsOf(parentSid: string): { heard: Promise<void>; stop: () => void } {
    let stop = (): void => undefined;
    const heard = new Promise<void>((resolve) => {
      const off = this.live.on(['calls/answered', 'calls/ended'], ({ data }) => {
        if (data['callSid'] === parentSid) stop();
      });
      const timer = setTimeout(() => stop(), PATIENCE_MS);
      stop = () => {
        off();
        clearTimeout(timer);
        resolve();
      };
    });
    return { heard, stop };
  }
}

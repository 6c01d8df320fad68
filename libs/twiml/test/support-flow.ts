import { Injectable, Module } from '@nestjs/common';
import {
  CallFlow,
  enqueue,
  gather,
  GatheredDigits,
  hangup,
  IncomingCall,
  Links,
  QueueWait,
  redirect,
  say,
  Step,
  type VoiceVerb,
} from '../src/index';

/** Answers from a setting here; a real one would look at a calendar. */
@Injectable()
export class OpeningHours {
  open = true;

  isOpenNow(): boolean {
    return this.open;
  }
}

@CallFlow({ id: 'support', title: 'Support line' })
export class SupportFlow {
  constructor(private readonly hours: OpeningHours) {}

  @Step(IncomingCall)
  start(_call: IncomingCall, links: Links<SupportFlow>): VoiceVerb[] {
    if (!this.hours.isOpenNow()) return [say('We are closed.'), hangup()];
    return [
      gather({ numDigits: 1, timeoutSec: 5, action: links.to('route') }, say('Sales: 1. Support: 2.')),
      redirect(links.to('start')), // Twilio falls through to here when nothing was pressed
    ];
  }

  @Step(GatheredDigits)
  route({ digits }: GatheredDigits, links: Links<SupportFlow>): VoiceVerb[] {
    return [enqueue(digits === '1' ? 'sales' : 'support', { waitUrl: links.to('hold') })];
  }

  @Step(QueueWait)
  hold({ position }: QueueWait): VoiceVerb[] {
    return [say(`You are number ${position} in line.`)];
  }
}

@Module({ providers: [SupportFlow, OpeningHours] })
export class SupportFlowModule {}

import { describe, expect, it, jest } from '@jest/globals';
import { Logger, Module, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { hangup, redirect } from '../core/ending';
import { gather } from '../core/gather';
import { say } from '../core/say';
import type { VoiceVerb } from '../core/verbs';
import { CallContinued } from '../events/call-progress';
import { IncomingCall } from '../events/call-started';
import { GatheredDigits } from '../events/gathered';
import { QueueWait } from '../events/queue-events';
import { CallFlow } from './call-flow';
import { CallFlows } from './call-flows';
import type { Links } from './links';
import { Step } from './step';
import { TwimlModule } from './twiml-module';

@CallFlow({ id: 'careless', title: 'Careless' })
class CarelessFlow {
  @Step(IncomingCall)
  start(_call: IncomingCall, links: Links<CarelessFlow>): VoiceVerb[] {
    const twice = [redirect(links.to('start')), say('Nobody hears this, [it] stands "after", the end.')];
    return links.to('start')
      ? [say('Press 1.'), gather({ numDigits: 1, action: links.to('pressed') })]
      : twice;
  }

  @Step(GatheredDigits)
  pressed(_call: GatheredDigits): VoiceVerb[] {
    return [hangup()];
  }

  @Step(CallContinued)
  forgotten(_call: CallContinued): VoiceVerb[] {
    return [hangup()];
  }
}

@CallFlow({ id: 'careful', title: 'Careful' })
class CarefulFlow {
  @Step(IncomingCall)
  start(_call: IncomingCall, links: Links<CarefulFlow>): VoiceVerb[] {
    if (links.to('start') === '') return [gather({ action: links.to('pressed'), actionOnEmptyResult: true })];
    return [gather({ action: links.to('pressed') }, say('Press 1, or 2.')), redirect(links.to('start'))];
  }

  @Step(GatheredDigits)
  pressed(_call: GatheredDigits, links: Links<CarefulFlow>): VoiceVerb[] {
    return [redirect(links.in(OtherFlow).to('goesOn'))];
  }

  /** Asked again and again while somebody waits. */
  @Step(QueueWait, { linkedByAddress: true })
  wait(_call: QueueWait, links: Links<CarefulFlow>): VoiceVerb[] {
    return [gather({ numDigits: 1, action: links.to('pressed') })];
  }
}

@CallFlow({ id: 'other', title: 'Other', calls: 'none' })
class OtherFlow {
  @Step(CallContinued)
  goesOn(_call: CallContinued): VoiceVerb[] {
    return [hangup()];
  }
}

async function boot(...providers: Type[]): Promise<{ flows: CallFlows; said: string[] }> {
  @Module({ providers })
  class PluginModule {}
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  const app = await Test.createTestingModule({ imports: [TwimlModule.forRoot({}), PluginModule] }).compile();
  await app.init();
  await new Promise((resume) => setTimeout(resume, 1_100));
  const said = warn.mock.calls.map(([message]) => String(message));
  warn.mockRestore();
  return { flows: app.get(CallFlows), said };
}

describe('warnings after the start', () => {
  it('name a step nobody links to, a verb after the end, and a gather without what follows', async () => {
    const { flows, said } = await boot(CarelessFlow);

    expect(flows.warnings().map(({ flow, step, kind }) => [flow, step, kind])).toEqual([
      ['careless', 'start', 'verb-after-end'],
      ['careless', 'start', 'no-fall-through'],
      ['careless', 'forgotten', 'unlinked-step'],
    ]);
    expect(said).toEqual(flows.warnings().map(({ message }) => message));
  });

  it('are none where all is well', async () => {
    const { flows, said } = await boot(CarefulFlow, OtherFlow);

    expect([...flows.warnings(), ...said]).toEqual([]);
  });
});

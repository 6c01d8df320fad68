import { describe, expect, it } from '@jest/globals';
import { Injectable, Module, Scope, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { redirect } from '../core/ending';
import { say } from '../core/say';
import type { VoiceVerb } from '../core/verbs';
import { CallStarted, IncomingCall } from '../events/call-started';
import type { EventSource } from '../events/event-source';
import { QueueWait } from '../events/queue-events';
import { CallFlow } from './call-flow';
import { CallFlows } from './call-flows';
import type { Links } from './links';
import { Step } from './step';
import { TwimlModule } from './twiml-module';

async function boot(...providers: Type[]): Promise<CallFlows> {
  @Module({ providers })
  class PluginModule {}
  const app = await Test.createTestingModule({ imports: [TwimlModule.forRoot({}), PluginModule] }).compile();
  await app.init();
  return app.get(CallFlows);
}

const hello = (): VoiceVerb[] => [say('Hello')];

@CallFlow({ id: 'first', title: 'First' })
class FirstFlow {
  @Step(CallStarted)
  start(_call: CallStarted): VoiceVerb[] {
    return hello();
  }
}

describe('boot', () => {
  it('finds flows by their modules, and steps of ancestors too', async () => {
    class Waiting {
      @Step(QueueWait)
      hold(_wait: QueueWait): VoiceVerb[] {
        return hello();
      }

      helper(): VoiceVerb[] {
        return hello();
      }
    }

    @CallFlow({ id: 'second', title: 'Second' })
    class SecondFlow extends Waiting {
      @Step(IncomingCall)
      start(_call: IncomingCall): VoiceVerb[] {
        return this.helper();
      }
    }

    const flows = await boot(FirstFlow, SecondFlow);

    expect(flows.describe()).toEqual([
      {
        id: 'first',
        title: 'First',
        accounts: 'team',
        calls: 'both',
        steps: [{ name: 'start', event: 'CallStarted' }],
      },
      {
        id: 'second',
        title: 'Second',
        accounts: 'team',
        calls: 'incoming',
        steps: [
          { name: 'start', event: 'IncomingCall' },
          { name: 'hold', event: 'QueueWait' },
        ],
      },
    ]);
    expect(flows.has('first')).toBe(true);
    expect(flows.has('constructor')).toBe(false);
    expect(() => flows.get('third')).toThrow(expect.objectContaining({ code: 'twiml/unknown-flow' }));
    expect(() => flows.step('second', 'helper')).toThrow(
      expect.objectContaining({ code: 'twiml/unknown-step' }),
    );
    expect(() => flows.step('second', 'constructor')).toThrow(
      expect.objectContaining({ code: 'twiml/unknown-step' }),
    );
  });

  it('lists a flow for the calls that may begin in it', async () => {
    @CallFlow({ id: 'going-on', title: 'Goes on', calls: 'none' })
    class GoingOnFlow {
      @Step(QueueWait)
      hold(_wait: QueueWait): VoiceVerb[] {
        return hello();
      }
    }
    @CallFlow({ id: 'only-in', title: 'Incoming', calls: 'incoming' })
    class IncomingOnlyFlow extends FirstFlow {}
    @CallFlow({ id: 'odd', title: 'Odd', calls: 'outgoing' })
    class OddFlow {
      @Step(IncomingCall)
      start(_call: IncomingCall): VoiceVerb[] {
        return hello();
      }
    }

    const flows = await boot(FirstFlow, GoingOnFlow, IncomingOnlyFlow);

    const idsOf = (calls: 'incoming' | 'outgoing') => flows.beginning(calls).map(({ id }) => id);
    expect(idsOf('incoming')).toEqual(['first', 'only-in']);
    expect(idsOf('outgoing')).toEqual(['first']);
    expect(flows.get('going-on').calls).toBe('none');
    await expect(boot(OddFlow)).rejects.toThrow(/says calls: 'outgoing', but its start takes IncomingCall/);
  });

  it('reads from the code of a step where it leads', async () => {
    class Counting {
      @Step(QueueWait)
      counted(_wait: QueueWait, links: Links<Counting>): VoiceVerb[] {
        return [redirect(links.to('counted'))];
      }
    }
    @CallFlow({ id: 'drawn', title: 'Drawn' })
    class DrawnFlow extends Counting {
      @Step(CallStarted)
      start(call: CallStarted, links: Links<DrawnFlow>): VoiceVerb[] {
        // A brace in a text ends no method: "}".
        if (call.from === '}') return [redirect(links.in(FirstFlow).to('start'))];
        return this.#offer(links, call.to);
      }

      @Step(QueueWait)
      hold(wait: QueueWait, links: Links<DrawnFlow>): VoiceVerb[] {
        return [redirect(links.toFlow(wait.to)), redirect(links.toFlow('first'))];
      }

      #offer(links: Links<DrawnFlow>, to: string): VoiceVerb[] {
        const where = links.to(to === '' ? 'hold' : 'counted', { time: '1' });
        return [redirect(where)];
      }
    }

    const flows = await boot(FirstFlow, DrawnFlow);

    expect(Object.fromEntries(flows.drawn('drawn'))).toEqual({
      start: { steps: ['hold', 'counted'], flows: ['first'], bySetting: false },
      hold: { steps: [], flows: ['first'], bySetting: true },
      counted: { steps: ['counted'], flows: [], bySetting: false },
    });
  });

  it('takes a flow that a factory or a value provides', async () => {
    const app = await Test.createTestingModule({
      imports: [TwimlModule.forRootAsync({ useFactory: () => ({}) })],
      providers: [{ provide: 'flow', useFactory: () => new FirstFlow() }],
    }).compile();
    await app.init();

    expect(app.get(CallFlows).has('first')).toBe(true);
  });

  it('stops on a second flow of the same id', async () => {
    @CallFlow({ id: 'first', title: 'Another' })
    class OtherFlow extends FirstFlow {}

    await expect(boot(FirstFlow, OtherFlow)).rejects.toThrow(
      expect.objectContaining({
        code: 'twiml/duplicate-flow',
        message: expect.stringContaining('FirstFlow and OtherFlow'),
      }),
    );
  });

  it('stops on a flow that two modules provide', async () => {
    @Module({ providers: [FirstFlow] })
    class One {}
    @Module({ providers: [FirstFlow] })
    class Two {}
    const app = await Test.createTestingModule({ imports: [TwimlModule.forRoot({}), One, Two] }).compile();

    await expect(app.init()).rejects.toThrow(/Provide the flow in one module only/);
  });

  it('stops on two ids of one class', async () => {
    @CallFlow({ id: 'one', title: 'One' })
    @CallFlow({ id: 'two', title: 'Two' })
    class TwiceFlow extends FirstFlow {}

    await expect(boot(TwiceFlow)).rejects.toThrow(
      expect.objectContaining({
        code: 'twiml/two-flow-ids',
        message: expect.stringMatching(/TwiceFlow.*two, one/),
      }),
    );
  });

  it.each(['', 'Support', 'a/b', 'soporte técnico', '../x', 'a'.repeat(42)])(
    'stops on the id %j',
    async (id) => {
      @CallFlow({ id, title: 'Odd' })
      class OddFlow extends FirstFlow {}

      await expect(boot(OddFlow)).rejects.toThrow(expect.objectContaining({ code: 'twiml/invalid-flow-id' }));
    },
  );

  it('stops on a start that is no step', async () => {
    @CallFlow({ id: 'forgotten', title: 'Forgotten' })
    class ForgottenFlow {
      start(_call: IncomingCall): VoiceVerb[] {
        return hello();
      }
    }

    await expect(boot(ForgottenFlow)).rejects.toThrow(
      expect.objectContaining({ code: 'twiml/missing-start' }),
    );
  });

  it('stops on a start that no call begins with', async () => {
    @CallFlow({ id: 'late', title: 'Late' })
    class LateFlow {
      @Step(QueueWait)
      start(_wait: QueueWait): VoiceVerb[] {
        return hello();
      }
    }

    await expect(boot(LateFlow)).rejects.toThrow(
      expect.objectContaining({ code: 'twiml/start-takes-wrong-event' }),
    );
  });

  it.each<[string, unknown]>([
    ['undefined, as a circular import leaves it', undefined],
    ['a class that is no event', String],
    ['a choice of nothing', { name: 'Nothing', classes: [], choose: () => IncomingCall }],
  ])('stops on a step whose event is %s', async (_what, source) => {
    @CallFlow({ id: 'malformed', title: 'Malformed' })
    class MalformedFlow extends FirstFlow {
      @Step(source as EventSource)
      broken(_event: unknown): VoiceVerb[] {
        return hello();
      }
    }

    await expect(boot(MalformedFlow)).rejects.toThrow(
      expect.objectContaining({
        code: 'twiml/malformed-step',
        message: expect.stringContaining('MalformedFlow.broken'),
      }),
    );
  });

  it('stops on a step whose name is not fit for an address', async () => {
    @CallFlow({ id: 'named', title: 'Named' })
    class NamedFlow extends FirstFlow {
      @Step(QueueWait)
      'hold/../start'(_wait: QueueWait): VoiceVerb[] {
        return hello();
      }
    }

    await expect(boot(NamedFlow)).rejects.toThrow(expect.objectContaining({ code: 'twiml/malformed-step' }));
  });

  it('stops on a request-scoped flow, also by what it injects', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class PerRequest {}

    @CallFlow({ id: 'scoped', title: 'Scoped' })
    class ScopedFlow extends FirstFlow {
      constructor(readonly perRequest: PerRequest) {
        super();
      }
    }

    await expect(boot(ScopedFlow, PerRequest)).rejects.toThrow(
      expect.objectContaining({ code: 'twiml/scoped-provider' }),
    );
  });
});

import { afterEach, describe, expect, it } from '@jest/globals';
import { Module, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { hangup, redirect } from '../core/ending';
import { gather } from '../core/gather';
import { pause } from '../core/pause';
import { say } from '../core/say';
import type { VoiceVerb } from '../core/verbs';
import { CallContinued } from '../events/call-progress';
import { CallStarted } from '../events/call-started';
import { CallFlow } from './call-flow';
import { FlowRunner } from './flow-runner';
import { Links } from './links';
import { type ReplyContext, ReplyTransform, type VerbTransform } from './reply-transform';
import { Step } from './step';
import { TwimlBuilder } from './twiml-builder';
import { TwimlModule } from './twiml-module';
import type { TwimlOptions } from './twiml-options';

const params = {
  CallSid: `CA${'1'.repeat(32)}`,
  AccountSid: `AC${'2'.repeat(32)}`,
  From: '+34910000001',
  To: '+34910000002',
};

@CallFlow({ id: 'other', title: 'Other' })
class OtherFlow {
  @Step(CallStarted)
  start(_call: CallStarted): VoiceVerb[] {
    return [hangup()];
  }
}

@CallFlow({ id: 'main', title: 'Main' })
class MainFlow {
  readonly language = 'es';

  @Step(CallStarted)
  async start(call: CallStarted, links: Links<MainFlow>): Promise<VoiceVerb[]> {
    await Promise.resolve();
    return [
      say(call.from),
      gather({ input: ['speech'], action: links.to('next', { lang: this.language }) }, say('Speak'), pause()),
      gather({ action: links.to('next') }, say('Press')),
      redirect(links.in(OtherFlow).to('start')),
    ];
  }

  @Step(CallContinued)
  next({ query }: CallContinued): VoiceVerb[] {
    return [say(query['lang'] ?? 'none', { voice: 'man', language: 'en-GB' })];
  }

  @Step(CallContinued)
  fails(_call: CallContinued): VoiceVerb[] {
    throw new Error('the database is down');
  }

  @Step(CallContinued)
  wrong(call: CallContinued): VoiceVerb[] {
    return JSON.parse(call.query['answer'] ?? 'null') as VoiceVerb[];
  }

  @Step(CallContinued)
  strays(_call: CallContinued, links: Links<MainFlow>): VoiceVerb[] {
    return [redirect(links.to('helper'))];
  }

  helper(_call: CallContinued): VoiceVerb[] {
    return [];
  }

  @Step(CallContinued)
  leaves(_call: CallContinued, links: Links<MainFlow>): VoiceVerb[] {
    return [redirect(links.in(NotInstalledFlow).to('start'))];
  }
}

class NotInstalledFlow {
  start(_call: CallStarted): VoiceVerb[] {
    return [];
  }
}

const linkTo = (flowId: string, step: string, query?: Readonly<Record<string, string>>): string =>
  `https://pbx.example/${flowId}/${step}?${new URLSearchParams({ ...query, k: 'seal' }).toString()}`;

let app: TestingModule | undefined;
afterEach(() => app?.close());

async function boot(options: TwimlOptions = {}, ...extra: Type[]): Promise<TestingModule> {
  @Module({ providers: [MainFlow, OtherFlow, ...extra] })
  class PluginModule {}
  app = await Test.createTestingModule({
    imports: [TwimlModule.forRootAsync({ useFactory: () => options }), PluginModule],
  }).compile();
  return app.init();
}

describe('FlowRunner', () => {
  it('runs a step with links of this very request, and puts the defaults where none is given', async () => {
    const runner = (await boot({ voice: 'Polly.Lucia', language: 'es-ES' })).get(FlowRunner);

    const { xml, verbs, event } = await runner.run({ flowId: 'main', step: 'start', params, linkTo });

    expect(event.from).toBe('+34910000001');
    expect(xml).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response>' +
        '<Say voice="Polly.Lucia" language="es-ES">+34910000001</Say>' +
        '<Gather input="speech" action="https://pbx.example/main/next?lang=es&amp;k=seal" language="es-ES">' +
        '<Say voice="Polly.Lucia" language="es-ES">Speak</Say><Pause/></Gather>' +
        '<Gather action="https://pbx.example/main/next?k=seal"><Say voice="Polly.Lucia" language="es-ES">Press</Say></Gather>' +
        '<Redirect>https://pbx.example/other/start?k=seal</Redirect></Response>',
    );
    expect(verbs).toHaveLength(4);
    expect(verbs.every(Object.isFrozen)).toBe(true);
  });

  it('keeps what a step chose itself, and gives it what its link carried', async () => {
    const runner = (await boot({ voice: 'Polly.Lucia', language: 'es-ES' })).get(FlowRunner);

    const { xml } = await runner.run({ flowId: 'main', step: 'next', params, linkTo, query: { lang: 'es' } });

    expect(xml).toContain('<Say voice="man" language="en-GB">es</Say>');
  });

  it('gives no voice of the usual language to what is said in another', async () => {
    const builder = (await boot({ voice: 'Polly.Joanna-Neural', language: 'en-US' })).get(TwimlBuilder);

    expect(builder.render([say('Hola', { language: 'es-ES' })])).toContain(
      '<Say language="es-ES">Hola</Say>',
    );
    expect(builder.render([say('Hello', { language: 'en-US' })])).toContain(
      '<Say language="en-US" voice="Polly.Joanna-Neural">Hello</Say>',
    );
  });

  it('many calls at once do not share their links', async () => {
    const runner = (await boot()).get(FlowRunner);

    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, call) =>
        runner.run({
          flowId: 'main',
          step: 'start',
          params,
          linkTo: (_flow, step) => `https://x/${call}/${step}`,
        }),
      ),
    );

    replies.forEach(({ xml }, call) => {
      expect(xml.match(/https:\/\/x\/\d+/g)).toEqual([1, 2, 3].map(() => `https://x/${call}`));
    });
  });

  it.each([
    ['unknown-flow', 'nobody', 'start'],
    ['unknown-step', 'main', 'nothing'],
    ['unknown-step', 'main', 'helper'],
    ['unknown-step', 'main', '__proto__'],
    ['unknown-step', 'main', 'strays'],
    ['unknown-flow', 'main', 'leaves'],
  ])('%s: %s.%s', async (code, flowId, step) => {
    const runner = (await boot()).get(FlowRunner);

    await expect(runner.run({ flowId, step, params, linkTo })).rejects.toThrow(
      expect.objectContaining({ name: 'FlowError', code: `twiml/${code}` }),
    );
  });

  it.each(['null', '"<Response/>"', '{"tag":"Say"}', '[null]', '[{"tag":"Number"}]', '[{"tag":"toString"}]'])(
    'an answer of %s is refused with the name of the step',
    async (answer) => {
      const runner = (await boot()).get(FlowRunner);

      await expect(
        runner.run({ flowId: 'main', step: 'wrong', params, linkTo, query: { answer } }),
      ).rejects.toThrow(
        expect.objectContaining({
          code: 'twiml/invalid-reply',
          message: expect.stringContaining('main.wrong'),
        }),
      );
    },
  );

  it('hands on what the step throws, and what is wrong with the parameters', async () => {
    const runner = (await boot()).get(FlowRunner);

    await expect(runner.run({ flowId: 'main', step: 'fails', params, linkTo })).rejects.toThrow(
      'the database is down',
    );
    await expect(
      runner.run({ flowId: 'main', step: 'start', params: { ...params, CallSid: 'CA1' }, linkTo }),
    ).rejects.toThrow(expect.objectContaining({ code: 'twiml/invalid-event' }));
  });
});

describe('transforms', () => {
  const contexts: ReplyContext[] = [];

  @ReplyTransform({ order: 10 })
  class Loud implements VerbTransform {
    transform(verbs: readonly VoiceVerb[], context: ReplyContext): readonly VoiceVerb[] {
      contexts.push(context);
      return verbs.map((verb) => (verb.tag === 'Say' ? say(verb.text.toUpperCase()) : verb));
    }
  }

  @ReplyTransform({ order: -1 })
  class Announcement implements VerbTransform {
    async transform(
      verbs: readonly VoiceVerb[],
      { step, event }: ReplyContext,
    ): Promise<readonly VoiceVerb[]> {
      const isRecorded = await Promise.resolve(step === 'next');
      return isRecorded ? [say(`this call from ${event.from} is recorded`), ...verbs] : verbs;
    }
  }

  it('come in their order, may take time, know flow, step and call, and are followed by the defaults', async () => {
    const { get } = await boot({ language: 'en-US' }, Loud, Announcement).then((module) => ({
      get: module.get.bind(module),
    }));

    const { verbs } = await get(FlowRunner).run({ flowId: 'main', step: 'next', params, linkTo });

    expect(verbs).toEqual([
      say(`THIS CALL FROM ${params['From']} IS RECORDED`.toUpperCase(), { language: 'en-US' }),
      say('NONE', { language: 'en-US' }),
    ]);
    const [context] = contexts;
    expect(context).toMatchObject({ flow: 'main', step: 'next' });
    expect(context?.event.callSid).toBe(params['CallSid']);
    expect(context?.links.toFlow('main')).toBe(linkTo('main', 'start'));
  });

  it('a class without transform() stops the boot', async () => {
    @ReplyTransform()
    class Nothing {
      declare transform: VerbTransform['transform'];
    }

    await expect(boot({}, Nothing)).rejects.toThrow(
      expect.objectContaining({
        code: 'twiml/malformed-transform',
        message: expect.stringContaining('Nothing'),
      }),
    );
  });
});

describe('TwimlBuilder', () => {
  it('renders with the defaults, and without transforms', async () => {
    const builder = (await boot({ voice: 'alice' })).get(TwimlBuilder);

    expect(builder.render([say('Sorry.'), hangup()])).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Say voice="alice">Sorry.</Say><Hangup/></Response>',
    );
  });
});

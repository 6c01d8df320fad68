import { Rig, until } from './support/rig';
import { sineWav } from './support/sine-wav';

describe('TwiML verbs', () => {
  let rig: Rig;
  let twiml = '';
  beforeAll(async () => {
    rig = await Rig.start();
    rig.app
      .twiml('/voice', () => twiml)
      .twiml('/action', '<Hangup/>')
      .twiml('/here/next', '<Redirect method="GET">../there?a=1</Redirect>')
      .twiml('/there', '<Hangup/>')
      .route('/moved-to-file.mp3', (_request, response) => response.redirect(302, 'file:///x.mp3'))
      .route(
        '/moved-to-nowhere.mp3',
        (_request, response) => void response.status(302).setHeader('Location', 'http://').end(),
      )
      .route('/tone.wav', (_request, response) => void response.type('audio/wav').send(sineWav(600, 1200)));
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice` });
  });
  afterAll(() => rig.stop());
  beforeEach(() => rig.app.received.splice(0));

  function start(answer: string, script: unknown[] = []): ReturnType<Rig['outsideCall']> {
    twiml = answer;
    return rig.outsideCall(script);
  }

  async function action(answer: string, script: unknown[] = []): Promise<Record<string, string>> {
    await start(answer, script);
    const [received] = await rig.app.expect('/action', 1);
    return received?.parameters ?? {};
  }

  function verbs(callSid: string): string[] {
    return rig.emulator.log
      .since(0, callSid)
      .flatMap((event) => (event.type === 'verb' ? [`${event.verb} ${event.phase}`] : []));
  }

  describe('<Gather>', () => {
    it('ends on the finish key, which is not part of the digits', async () => {
      const result = await action('<Gather action="/action"/>', [
        { do: 'press', digits: '123#', afterMs: 100 },
      ]);
      expect(result).toMatchObject({ Digits: '123', FinishedOnKey: '#' });
    });

    it('takes # as a digit where finishOnKey is empty', async () => {
      const gather = '<Gather finishOnKey="" numDigits="3" action="/action"/>';
      const result = await action(gather, [{ do: 'press', digits: '1#*', afterMs: 100 }]);
      expect(result['Digits']).toBe('1#*');
      expect(result['FinishedOnKey']).toBeUndefined();
    });

    it('takes what was pressed when no further key comes in time', async () => {
      const result = await action('<Gather timeout="1" action="/action"/>', [
        { do: 'press', digits: '7', afterMs: 100 },
        { do: 'wait', afterMs: 9000 },
      ]);
      expect(result['Digits']).toBe('7');
    });

    it('goes on with the next verb when nothing is pressed, or asks the action where it wants to know', async () => {
      await start('<Gather timeout="0" action="/action"/><Redirect>/there</Redirect>');
      await rig.app.expect('/there');
      expect(rig.app.at('/action')).toEqual([]);
      const empty = await action('<Gather timeout="0" action="/action" actionOnEmptyResult="true"/>');
      expect(empty['Digits']).toBe('');
    });

    it('cuts the prompt short at the first key', async () => {
      const gather = '<Gather numDigits="1" action="/action"><Pause length="300"/></Gather>';
      await action(gather, [{ do: 'press', digits: '1', afterMs: 200 }]);
    });

    it('understands what a scripted caller says', async () => {
      const result = await action('<Gather input="speech" action="/action" speechTimeout="auto"/>', [
        { do: 'speak', text: 'I want to talk to sales', confidence: 0.75 },
        { do: 'wait', afterMs: 9000 },
      ]);
      expect(result).toMatchObject({ SpeechResult: 'I want to talk to sales', Confidence: '0.75' });
    });

    it('asks its own document again without action', async () => {
      twiml = '<Gather numDigits="1"/>';
      await rig.outsideCall([
        { do: 'press', digits: '5', afterMs: 100 },
        { do: 'hang-up', afterMs: 600 },
      ]);
      const [, again] = await rig.app.expect('/voice', 2);
      expect(again?.parameters['Digits']).toBe('5');
    });
  });

  describe('the current document, asked by GET', () => {
    beforeAll(() => {
      rig.app
        .twiml('/menu', ({ Digits }) =>
          Digits === '2' ? '<Hangup/>' : '<Gather numDigits="1" method="GET"/>',
        )
        .twiml('/again', () => (rig.app.at('/again').length > 2 ? '<Hangup/>' : '<Redirect method="GET"/>'))
        .route('/moved-with-query', ({ originalUrl }, response) =>
          response.redirect(307, originalUrl.replace('/moved-with-query', '/again')),
        );
    });
    afterAll(() => rig.setApp({ VoiceUrl: `${rig.app.url}/voice`, VoiceMethod: 'POST' }));

    const setVoiceUrl = (path: string): Promise<void> =>
      rig.setApp({ VoiceUrl: rig.app.url + path, VoiceMethod: 'GET' });

    it('is the URL as configured: <Gather> adds its digits to no earlier ones', async () => {
      await setVoiceUrl('/menu?k=a%20b');
      const call = await rig.outsideCall([{ do: 'wait', afterMs: 30_000 }]);
      for (const digits of ['1', '2']) {
        const gathers = (): number => verbs(call.sid).filter((verb) => verb === 'Gather started').length;
        await until(gathers, (count) => count === Number(digits));
        await rig.control('POST', `/calls/${call.sid}/press`, { digits });
      }
      const asked = await rig.app.expect('/menu', 3);
      expect(asked.map(({ parameters }) => parameters['Digits'])).toEqual([undefined, '1', '2']);
      for (const { parameters, isSigned } of asked)
        expect({ ...parameters, isSigned }).toMatchObject({ k: 'a b', CallSid: call.sid, isSigned: true });
    });

    it.each(['/again?k=1', '/moved-with-query?k=1'])(
      'is %s without the parameters that were added, also where a redirect took them along',
      async (path) => {
        await setVoiceUrl(path);
        const call = await rig.outsideCall();
        const asked = await rig.app.expect('/again', 3);
        for (const { parameters, isSigned } of asked)
          expect({ ...parameters, isSigned }).toMatchObject({ k: '1', CallSid: call.sid, isSigned: true });
      },
    );
  });

  it('plays a sound file, again and again where loop is 0', async () => {
    const call = await start('<Play loop="0">/tone.wav</Play>');
    await rig.wait(call.sid, 'in-progress');
    await rig.plays(call.sid, 600);
    expect(rig.app.at('/tone.wav')).toHaveLength(1);
    await rig.control('POST', `/calls/${call.sid}/hang-up`);
  });

  it('reports a sound file that cannot be had, and goes on', async () => {
    await start('<Play>/missing.wav</Play><Redirect>/action</Redirect>');
    await rig.app.expect('/action');
    expect(rig.notices().at(-1)).toMatch(/^11200 .*missing\.wav: the server answered 404/);
  });

  it.each([
    ['file:///x.mp3', 'file: is not http or https'],
    ['C:\\a.mp3', 'c: is not http or https'],
    ['ftp://media.example/a.mp3', 'ftp: is not http or https'],
    ['/moved-to-file.mp3', 'file: is not http or https'],
    ['/moved-to-nowhere.mp3', 'the server answered 302'],
  ])('reports a sound file at %s, and goes on', async (url, problem) => {
    await start(`<Play>${url}</Play><Redirect>/action</Redirect>`);
    await rig.app.expect('/action');
    expect(rig.notices().at(-1)).toMatch(/^11200 <Play> /);
    expect(rig.notices().at(-1)).toContain(problem);
  });

  it('sends keys', async () => {
    const call = await start('<Play digits="1w2#"/><Hangup/>');
    const done = await rig.wait(call.sid, 'completed');
    expect(done.digitsSent).toBe('1w2#');
  });

  it.each([
    ['', 'no-answer'],
    ['reason="busy"', 'busy'],
  ])('rejects a call %s unanswered as %s', async (attribute, status) => {
    const call = await start(`<Reject ${attribute}/>`);
    const done = await rig.wait(call.sid, status);
    expect(done).toMatchObject({ status, durationSec: 0 });
    expect(done.answeredAt).toBeUndefined();
  });

  it('waits before it answers when the first verb is <Pause>', async () => {
    const call = await start('<Pause length="1"/><Reject/>');
    expect((await rig.wait(call.sid, 'no-answer')).answeredAt).toBeUndefined();
  });

  it('resolves relative URLs from the document', async () => {
    await start('<Redirect>/here/next</Redirect>');
    const [there] = await rig.app.expect('/there');
    expect(there).toMatchObject({ method: 'GET', isSigned: true });
    expect(there?.parameters['a']).toBe('1');
  });

  it('names a verb that is not interpreted yet, and goes on; leaves out what is no verb', async () => {
    const call = await start('<Pay/><Sing/><Redirect>/action</Redirect>');
    await rig.app.expect('/action');
    expect(verbs(call.sid)).toContain('Pay unsupported');
    expect(rig.notices()).toContainEqual(expect.stringMatching(/^12200 <Sing>/));
  });

  it('names a noun that is not interpreted yet', async () => {
    const call = await start('<Dial action="/action"><Sip>sip:a@b.example</Sip></Dial>');
    const [received] = await rig.app.expect('/action');
    expect(verbs(call.sid)).toContain('Dial Sip unsupported');
    expect(received?.parameters['DialCallStatus']).toBe('failed');
  });
});

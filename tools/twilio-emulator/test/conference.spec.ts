import type twilio from 'twilio';
import type { AudioView, CallView } from '../src/control/call-view';
import { Rig, until } from './support/rig';
import { officialClient } from './support/official-client';

describe('conferences', () => {
  let rig: Rig;
  let client: ReturnType<typeof twilio>;
  let nouns: Record<string, string> = {};
  let calls = 0;
  beforeAll(async () => {
    rig = await Rig.start();
    client = officialClient(rig);
    rig.app
      .twiml('/voice', ({ From }) => `<Dial action="/left">${nouns[From ?? ''] ?? ''}</Dial>`)
      .twiml('/wait', '<Say>Please wait.</Say>')
      .twiml('/on-hold', '<Say>One moment.</Say>')
      .twiml('/left', '<Hangup/>')
      .twiml('/elsewhere', '<Pause length="20"/>')
      .twiml('/event', '');
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice` });
  });
  afterAll(() => rig.stop());
  afterEach(async () => {
    for (const { sid } of await rig.calls('status=active'))
      await rig.control('POST', `/calls/${sid}/hang-up`);
    await new Promise((resolve) => setTimeout(resolve, 300)); // their last webhooks belong to this test
  });
  beforeEach(() => {
    rig.app.received.splice(0);
    nouns = {};
  });

  /** Somebody with a voice of this pitch comes in. */
  async function joins(toneHz: number, attributes = '', name = 'room'): Promise<CallView> {
    calls += 1;
    const from = `+12025551${String(calls).padStart(3, '0')}`;
    nouns[from] = `<Conference beep="false" ${attributes}>${name}</Conference>`;
    const call = await rig.outsideCall([{ do: 'tone', frequencyHz: toneHz, durationMs: 40_000 }], { from });
    await rig.wait(call.sid, 'in-progress');
    return call;
  }

  const pitches = ({ played }: AudioView): number[] =>
    played.tones.map(({ frequencyHz }) => Math.round(frequencyHz / 10) * 10).sort((a, b) => a - b);
  async function hears(sid: string, expected: number[]): Promise<void> {
    const audio = await until(
      () => rig.audio(sid),
      (view) => JSON.stringify(pitches(view)) === JSON.stringify(expected),
    );
    expect(pitches(audio)).toEqual(expected);
  }
  const room = async (): Promise<ReturnType<typeof client.conferences>> => {
    const [conference] = await client.conferences.list({ friendlyName: 'room', status: 'in-progress' });
    return client.conferences(conference?.sid ?? '');
  };

  it('mix more than two: everybody hears all the others, and not himself', async () => {
    const [first, second, third] = [await joins(500), await joins(900), await joins(1400)];
    await hears(first.sid, [900, 1400]);
    await hears(second.sid, [500, 1400]);
    await hears(third.sid, [500, 900]);
    await rig.control('POST', `/calls/${third.sid}/hang-up`);
    await hears(first.sid, [900]);
    const [left] = await rig.app.expect('/left');
    expect(left?.parameters).toMatchObject({ DialCallStatus: 'answered', CallSid: third.sid });
    expect(left?.parameters['DialCallSid']).toBeUndefined();
  });

  it('wait with waitUrl for somebody who starts them, and end with who ends them', async () => {
    const waits = await joins(500, 'startConferenceOnEnter="false" waitUrl="/wait"');
    const alsoWaits = await joins(900, 'startConferenceOnEnter="false" waitUrl=""');
    expect((await rig.app.expect('/wait'))[0]?.parameters).toMatchObject({
      CallSid: waits.sid,
      FriendlyName: 'room',
    });
    await hears(alsoWaits.sid, []);
    const starts = await joins(1400, 'endConferenceOnExit="true"');
    await hears(alsoWaits.sid, [500, 1400]);
    await rig.control('POST', `/calls/${starts.sid}/hang-up`);
    const left = await rig.app.expect('/left', 3);
    expect(new Set(left.map(({ parameters }) => parameters['CallSid']))).toEqual(
      new Set([waits.sid, alsoWaits.sid, starts.sid]),
    );
    const [ended] = await client.conferences.list({ friendlyName: 'room', status: 'completed', limit: 1 });
    expect(ended).toMatchObject({
      reasonConferenceEnded: 'participant-with-end-conference-on-exit-left',
      callSidEndingConference: starts.sid,
    });
  });

  it('mute, hold, remove and end through the REST API', async () => {
    const [first, second] = [await joins(500), await joins(900, 'muted="true"')];
    await hears(second.sid, [500]);
    await hears(first.sid, []);
    const conference = await room();
    const people = await conference.participants.list();
    expect(people.map(({ callSid, muted }) => [callSid, muted])).toEqual([
      [first.sid, false],
      [second.sid, true],
    ]);
    await conference.participants(second.sid).update({ muted: false });
    await hears(first.sid, [900]);
    expect(await conference.participants(second.sid).update({ hold: true })).toMatchObject({ hold: true });
    await hears(first.sid, []);
    const held = await until(
      () => rig.audio(second.sid),
      (view) => view.played.dbfs > -40 && !pitches(view).includes(500),
    );
    expect(held.played.dbfs).toBeGreaterThan(-40);
    await conference.participants(second.sid).update({ hold: false });
    await hears(second.sid, [500]);
    await conference.participants(second.sid).update({ hold: true, holdUrl: `${rig.app.url}/on-hold` });
    await rig.app.expect('/on-hold', 2); // again and again
    expect(pitches(await rig.audio(second.sid))).not.toContain(500);
    await conference.participants(second.sid).update({ hold: false });
    await hears(second.sid, [500]);
    expect(await conference.participants(second.sid).remove()).toBe(true);
    expect((await rig.app.expect('/left'))[0]?.parameters).toMatchObject({ CallSid: second.sid });
    expect((await conference.update({ status: 'completed' })).status).toBe('completed');
    await rig.app.expect('/left', 2);
    expect((await rig.calls('status=active')).length).toBe(0);
  });

  it('tell their events in order', async () => {
    const callback =
      'statusCallback="/event" statusCallbackEvent="start end join leave mute hold" participantLabel="host"';
    const [first, second] = [await joins(500, callback), await joins(900)];
    await hears(first.sid, [900]);
    await (await room()).participants('host').update({ muted: true });
    await rig.control('POST', `/calls/${second.sid}/hang-up`);
    await rig.app.expect('/event', 5);
    await rig.control('POST', `/calls/${first.sid}/hang-up`);
    const events = await rig.app.expect('/event', 7);
    expect(
      events.map(({ parameters }) => [
        parameters['SequenceNumber'],
        parameters['StatusCallbackEvent'],
        parameters['CallSid'],
      ]),
    ).toEqual([
      ['1', 'participant-join', first.sid],
      ['2', 'participant-join', second.sid],
      ['3', 'conference-start', undefined],
      ['4', 'participant-mute', first.sid],
      ['5', 'participant-leave', second.sid],
      ['6', 'participant-leave', first.sid],
      ['7', 'conference-end', undefined],
    ]);
    expect(events.every(({ isSigned }) => isSigned)).toBe(true);
    expect(events[3]?.parameters).toMatchObject({
      Muted: 'true',
      ParticipantLabel: 'host',
      FriendlyName: 'room',
    });
    expect(events[6]?.parameters['ReasonConferenceEnded']).toBe('last-participant-left');
  });

  it('beep when somebody comes', async () => {
    const first = await joins(500);
    const from = '+12025550198';
    nouns[from] = '<Conference>room</Conference>';
    await rig.outsideCall([{ do: 'wait', afterMs: 20_000 }], { from });
    const beeped = await until(
      () => rig.audio(first.sid, 200),
      (view) => pitches(view).includes(900),
    );
    expect(pitches(beeped)).toContain(900);
  });

  it('take no more than maxParticipants', async () => {
    const [first] = [await joins(500, 'maxParticipants="2"'), await joins(900, 'maxParticipants="2"')];
    const third = await joins(1400, 'maxParticipants="2"');
    expect((await rig.app.expect('/left'))[0]?.parameters).toMatchObject({
      CallSid: third.sid,
      DialCallStatus: 'failed',
    });
    await hears(first.sid, [900]);
  });

  it('call somebody in through the REST API', async () => {
    const first = await joins(500);
    const participant = await client.conferences('room').participants.create({
      from: rig.emulator.credentials.phoneNumber,
      to: '+12025550112',
      label: 'guest & friend',
      beep: 'false',
      endConferenceOnExit: true,
    });
    expect(participant).toMatchObject({ status: 'queued', label: 'guest & friend' });
    const joined = await until(
      async () => (await room()).participants.list().catch(() => []),
      (people) => people.length === 2,
    );
    expect(joined[1]).toMatchObject({ callSid: participant.callSid, endConferenceOnExit: true });
    await client.calls(participant.callSid).update({ status: 'completed' });
    expect((await rig.app.expect('/left'))[0]?.parameters['CallSid']).toBe(first.sid);
  });

  it('let go of a call that REST redirects', async () => {
    const [first, second] = [await joins(500), await joins(900)];
    await hears(first.sid, [900]);
    await client.calls(second.sid).update({ url: `${rig.app.url}/elsewhere` });
    await rig.app.expect('/elsewhere');
    await hears(first.sid, []);
    expect((await client.calls(second.sid).fetch()).status).toBe('in-progress');
    expect(await (await room()).participants.list()).toHaveLength(1);
  });
});

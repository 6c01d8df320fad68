import type { CallItem, Page } from '@centralita/shared-types';
import type { BrowserPhone } from './browser-phone';
import { FlowRig, type CallView } from './flow-rig';
import { refusingRest, type RefusingRest } from './refusing-rest';
import type { Member } from './team';

const CALLER = '+12025550177';
const TONE = { do: 'tone', frequencyHz: 700, durationMs: 300_000 };

/** Somebody of the team with an open phone. */
export interface Desk {
  member: Member;
  phone: BrowserPhone;
  /** Invites so far. */
  rung: number;
}

export let rest: RefusingRest;
export let rig: FlowRig;
/** The agent who asks. */
export let desk: Desk;
/** Whom they ask. */
export let other: Desk;

/** A team of two with open phones, at a line whose REST API can be got in the way of. */
export async function startAsking(): Promise<void> {
  rig = await FlowRig.start({}, async (base) => {
    rest = await refusingRest(base);
    return rest.url;
  });
  desk = await openDesk(rig.team.agent);
  other = await openDesk(await rig.team.join('agent'));
}

export async function stopAsking(): Promise<void> {
  await rig.stop();
  await rest.close();
}

export const openDesk = async (member: Member): Promise<Desk> => ({
  ...{ member, rung: 0 },
  phone: await rig.register(member),
});
export const statusOf = async (sid: string): Promise<string> =>
  (await rig.control<CallView>('GET', `/calls/${sid}`)).status;
export const isTalking = (sid: string) =>
  rig.until('the talk', async () => (await statusOf(sid)) === 'in-progress');
interface Played {
  dbfs: number;
  tones: { frequencyHz: number }[];
}

/** What the line plays to somebody. */
export const played = async (sid: string): Promise<Played> =>
  (await rig.control<{ played: Played }>('GET', `/calls/${sid}/audio?windowMs=400`)).played;
export const hearsCaller = (sid: string) =>
  rig.until('the caller', async () =>
    (await played(sid)).tones.some(({ frequencyHz }) => Math.abs(frequencyHz - 700) < 25),
  );
export const hearsMusic = (sid: string) => rig.until('the music', async () => (await played(sid)).dbfs > -50);
export const callOf = async (callSid: string): Promise<CallItem | undefined> => {
  const { body } = await rig.team.agent.web.get('/api/calls').expect(200);
  return (body as Page<CallItem>).items.find(({ id }) => id === callSid);
};
export const hasEnded = (callSid: string) =>
  rig.until('the end', async () => ((await callOf(callSid))?.endedAt ?? null) !== null);
export const hangUp = (sid: string) => rig.control('POST', `/calls/${sid}/hang-up`);

/** @returns the call that rings there */
export async function rings(at: Desk): Promise<string> {
  at.rung += 1;
  return String((await at.phone.next('invite', at.rung))['callsid']);
}

/** Somebody calls, both phones ring, and the agent takes it. @returns `rang`: the call of the other phone */
export async function takenCall(): Promise<{ call: CallView; own: string; rang: string }> {
  const call = await rig.call(CALLER, [TONE]);
  const [own, rang] = [await rings(desk), await rings(other)];
  await desk.phone.answer(desk.rung);
  await isTalking(own);
  return { call, own, rang };
}

export const transfer = (from: Desk, callId: string, body: object) =>
  from.member.web.post('/api/transfers').send({ callId, ...body });
export const setHold = (from: Desk, callId: string, onHold: boolean) =>
  from.member.web.post('/api/holds').send({ callId, onHold });

export const consult = (own: string, body: object, path = '') =>
  desk.member.web.post(`/api/consultations${path}`).send({ callId: own, ...body });
export const askColleague = async (own: string): Promise<string> => {
  await consult(own, { personId: other.member.personId }).expect(204);
  return rings(other);
};

export async function decline(at: Desk, sid: string): Promise<void> {
  await at.phone.reject(at.rung);
  await rig.until('the refusal', async () => (await statusOf(sid)) !== 'ringing');
}

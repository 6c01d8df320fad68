import { expectHears, speak } from '../support/ears-and-voice';
import { expect, test, wayOf } from '../support/front-desk';
import type { OutsideHandset } from '../support/outside-handset';
import { Phone } from '../support/phone';

/** Calls that end with a person of the team, from the handset page to the agent's browser. */

const VOICE_HZ = 900;
const TONE_HEARD_HZ = 450;
const INCOMING_MS = 30_000;

test.setTimeout(120_000);

/** The agent answers; both hear each other. */
async function talk(agent: Phone, handset: OutsideHandset, who: string): Promise<void> {
  await agent.expectState('incoming', INCOMING_MS);
  await agent.button('Answer').click();
  await agent.expectState('live', INCOMING_MS);
  await hearEachOther(agent, handset, who);
}

async function hearEachOther(agent: Phone, handset: OutsideHandset, who: string): Promise<void> {
  await speak(agent.page, VOICE_HZ);
  await expectHears(handset.page, VOICE_HZ);
  await handset.listenAnew();
  await handset.expectSound(0.7, `the agent, ${who}`);
  await speak(agent.page, 0);
  await handset.speakWith('Tone 440 Hz');
  await expectHears(agent.page, TONE_HEARD_HZ);
  await handset.speakWith('Silence');
}

/** A call that was missed stays to be seen. */
const over = (agent: Phone): Promise<void> =>
  expect(agent.panel).toHaveAttribute('data-state', /^(idle|ended)$/, { timeout: 20_000 });

test('direct line: an agent answers, holds and goes on; where nobody answers, the voicemail', async ({
  frontDesk,
  handset,
  agentPage,
}) => {
  const agent = new Phone(agentPage);
  const voicemail = { greeting: 'Nobody is here. Leave a message.' };
  await frontDesk.answerWith('incoming-call', { 'incoming-call': { nobody: 'voicemail' }, voicemail });
  const sid = await handset.dial('when somebody does');
  await expect(handset.status).toHaveText(/^Ringing/);
  await talk(agent, handset, 'direct line');
  await handset.picture('direct-line');
  await agent.button('Hold').click();
  await expect(agent.panel).toContainText('On hold');
  await handset.listenAnew();
  await handset.expectSound(1.5, 'the music while on hold');
  await agent.button('Resume').click();
  await expect(agent.panel).not.toContainText('On hold');
  await handset.hangUp();
  await over(agent);
  const call = await frontDesk.ended(sid);
  expect([call.outcome, call.missed, call.answeredBy?.name]).toEqual([
    'completed',
    false,
    frontDesk.agent.name,
  ]);

  const unanswered = await handset.dial('when somebody does');
  await agent.expectState('incoming', INCOMING_MS);
  await handset.expectTold('Nobody is here.', 0.8);
  await handset.picture('direct-line-voicemail');
  await handset.hangUp();
  const missed = await frontDesk.ended(unanswered);
  expect(missed.missed).toBe(true);
  expect(wayOf(missed)).toEqual(
    expect.arrayContaining(['incoming-call.start', 'incoming-call.finished', 'voicemail.start']),
  );
  await over(agent);
});

test('person: where no agent answers, the caller is told so', async ({ frontDesk, handset, agentPage }) => {
  const agent = new Phone(agentPage);
  await frontDesk.answerWith('person');
  const sid = await handset.dial('when somebody does');
  await agent.expectState('incoming', INCOMING_MS);
  await handset.expectTold('Nobody can take your call right now.', 1.5);
  await handset.picture('person');
  await handset.expectOver();
  const call = await frontDesk.ended(sid);
  expect([call.outcome, call.missed]).toEqual(['no-answer', true]);
  expect(wayOf(call)).toEqual(expect.arrayContaining(['person.start', 'person.finished']));
  await over(agent);
});

test('queue: place and music, an agent takes the first; the second wants to be called back, and is', async ({
  frontDesk,
  handset,
  secondHandset,
  agentPage,
}) => {
  const agent = new Phone(agentPage);
  await frontDesk.answerWith('queue', { queue: { greeting: 'Please hold.', callback: true } });
  const sid = await handset.dial();
  await handset.expectTold('Please hold.', 0.4);
  await handset.expectTold('You are next.', 1.5);
  const second = await secondHandset.dial();
  await secondHandset.expectTold('Please hold.', 0.4);
  await secondHandset.expectTold('You are number 2 in line.', 1);
  await secondHandset.press('2');
  await secondHandset.expectTold('Press 1 to confirm', 1);
  await secondHandset.press('1');
  await secondHandset.expectTold('Thank you. We will call you back.', 0.8);
  await secondHandset.picture('callback');
  await secondHandset.expectOver();
  expect(wayOf(await frontDesk.ended(second))).toEqual(
    expect.arrayContaining(['queue.start', 'queue.pressed', 'callback.start', 'callback.confirmed']),
  );

  // The sentence is over by now: this is the music.
  await handset.listenAnew();
  await handset.expectSound(2, 'the music of the queue');
  await handset.picture('queue');
  await agentPage.goto('/calls/queue');
  await agent.expectReady();
  await expect(agentPage.locator('#waiting-heading')).toHaveText('1 waiting');
  await agentPage.getByRole('button', { name: 'Take next' }).click();
  await agent.expectState('incoming', INCOMING_MS);
  await agent.button('Answer').click();
  await handset.expectTold('I am connecting you now.', 0.5);
  await agent.expectState('live', INCOMING_MS);
  await hearEachOther(agent, handset, 'queue');
  await handset.hangUp();
  await over(agent);
  const taken = await frontDesk.ended(sid);
  expect([taken.outcome, taken.missed, taken.answeredBy?.name]).toEqual([
    'completed',
    false,
    frontDesk.agent.name,
  ]);

  const callbacks = agentPage.getByRole('region', { name: 'To be called back' });
  await callbacks.getByRole('button', { name: /^Call back/ }).click();
  await expect(secondHandset.status).toHaveText(/is calling$/, { timeout: INCOMING_MS });
  await secondHandset.answer();
  await agent.expectState('live', INCOMING_MS);
  await hearEachOther(agent, secondHandset, 'call back');
  await secondHandset.hangUp();
  await over(agent);
  await callbacks.getByRole('button', { name: /^Done/ }).click();
  await expect.poll(async () => (await frontDesk.queue()).callbacks).toEqual([]);
});

test('callback: another number is entered, after one that cannot be called', async ({
  frontDesk,
  handset,
}) => {
  await frontDesk.answerWith('callback');
  const sid = await handset.dial();
  await handset.expectTold('Press 1 to confirm', 0.5);
  await handset.press('2');
  await handset.expectTold('Please enter your telephone number', 0.5);
  await handset.press('19005550100#');
  await handset.expectTold('That number cannot be called.', 0.6);
  await handset.expectTold('Please enter your telephone number', 0.5);
  await handset.press('12025550111#');
  await handset.expectTold('Thank you. We will call you back.', 0.8);
  await handset.picture('callback-other-number');
  await handset.expectOver();
  expect(wayOf(await frontDesk.ended(sid))).toEqual(
    expect.arrayContaining(['callback.start', 'callback.confirmed', 'callback.entered', 'callback.again']),
  );
  expect((await frontDesk.queue()).callbacks.map(({ number }) => number)).toEqual(['+12025550111']);
});

test('assistant: answers a spoken question, and gives the call to a person', async ({
  frontDesk,
  handset,
  agentPage,
}) => {
  const agent = new Phone(agentPage);
  await frontDesk.answerWith('assistant');
  const sid = await handset.dial();
  await handset.expectTold('I am the automatic assistant.', 0.8);
  await handset.say('What are your opening hours?');
  await handset.expectTold('We are open Monday to Friday', 2);
  await handset.picture('assistant');
  await handset.press('0');
  await handset.expectTold('I am putting you through to a person.', 0.8);
  await talk(agent, handset, 'assistant');
  await handset.hangUp();
  await over(agent);
  const call = await frontDesk.ended(sid);
  expect([call.outcome, call.answeredBy?.name]).toEqual(['completed', frontDesk.agent.name]);
  expect(wayOf(call).slice(0, 3)).toEqual(['assistant.start', 'assistant.speech', 'assistant.speech']);
});

test('streaming assistant: answers, is interrupted, and gives the call to a person', async ({
  frontDesk,
  handset,
  agentPage,
}) => {
  const agent = new Phone(agentPage);
  const greeting = 'Welcome to the harbour. What would you like to know?';
  await frontDesk.answerWith('streaming-assistant', { 'streaming-assistant': { greeting } });
  const sid = await handset.dial();
  await handset.expectTold(greeting, 1);
  await handset.say('What are your opening hours?');
  await handset.expectTold('We are open Monday to Friday', 1.5);
  await handset.picture('streaming-assistant');
  await handset.say('Do you have gluten free options?');
  await handset.expectTold('Every day there are dishes without gluten', 1);
  await handset.say('I want to speak to a person');
  await handset.expectTold('I am putting you through to a person.', 0.8);
  await talk(agent, handset, 'streaming assistant');
  await expect(agent.panel).toContainText('What are your opening hours?');
  await handset.hangUp();
  await over(agent);
  const call = await frontDesk.ended(sid);
  expect([call.outcome, call.answeredBy?.name]).toEqual(['completed', frontDesk.agent.name]);
  expect(wayOf(call).slice(0, 2)).toEqual(['streaming-assistant.start', 'streaming-assistant.ended']);
});

test('recording: the caller is asked, agrees by a key, and the talk with the agent is recorded', async ({
  frontDesk,
  handset,
  agentPage,
}) => {
  const agent = new Phone(agentPage);
  await frontDesk.answerWith('incoming-call', { 'call-recording': { mode: 'consent' } });
  const sid = await handset.dial();
  await handset.expectTold('We would like to record this call. Press 1 if you agree.', 1);
  await handset.picture('recording-consent');
  await handset.press('1');
  await talk(agent, handset, 'recorded');
  await handset.hangUp();
  await over(agent);
  const recordings = async () => (await frontDesk.ended(sid)).recordings ?? [];
  await expect.poll(async () => (await recordings())[0]?.state, { timeout: 20_000 }).toBe('stored');
  const [recording] = await recordings();
  expect(recording?.consent).toBe('agreed');
  expect(recording?.durationSec).toBeGreaterThanOrEqual(1);
  await agentPage.goto('/calls');
  await expect(agentPage.locator('app-call-list li').first()).toContainText('They agreed by pressing 1');
});

test('transfer: the agent gives the caller to another number, and the two outside talk', async ({
  frontDesk,
  handset,
  secondHandset,
  agentPage,
}) => {
  const agent = new Phone(agentPage);
  await frontDesk.answerWith('incoming-call');
  const sid = await handset.dial('when somebody does');
  await talk(agent, handset, 'before the transfer');
  await agent.button('Transfer').click();
  const dialog = agentPage.getByRole('dialog', { name: 'Transfer the call' });
  await dialog.getByLabel('Or a number').fill(await secondHandset.number());
  await dialog.getByRole('button', { name: 'Transfer', exact: true }).last().click();
  await handset.expectTold('One moment, I am putting you through.', 0.8);
  await secondHandset.answer();
  await handset.picture('transfer');
  await secondHandset.speakWith('Tone 440 Hz');
  await expectHears(handset.page, TONE_HEARD_HZ);
  await handset.listenAnew();
  await handset.expectSound(0.7, 'whoever took the transferred call');
  await handset.hangUp();
  await over(agent);
  const call = await frontDesk.ended(sid);
  expect(call.outcome).toBe('completed');
  expect(wayOf(call)).toEqual(expect.arrayContaining(['incoming-call.start', 'transfer.moved']));
  expect(call.transfers[0]?.number).toBe(await secondHandset.number());
});

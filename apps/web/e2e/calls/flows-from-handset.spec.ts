import type { FlowOptions, OpeningHoursOptions } from '@centralita/shared-types';
import { WEEKDAYS } from '@centralita/shared-types/rules';
import { expectHears } from '../support/ears-and-voice';
import { expect, test, wayOf } from '../support/front-desk';
import { faultsIn } from '../support/look';

/** Calls that nobody of the team has to take, from the handset page, each flow walked to its end. */

const PIN = '4321';

test.setTimeout(120_000);

test('announcement: it is heard, and the line hangs up', async ({ frontDesk, handset }) => {
  const text = 'The office has moved to 12 Harbour Street. Goodbye.';
  await frontDesk.answerWith('announcement', { announcement: { text } });
  const sid = await handset.dial();
  await handset.expectTold(text, 1.5);
  await handset.picture('announcement');
  await handset.expectOver();

  const call = await frontDesk.ended(sid);
  expect(wayOf(call)).toEqual(['announcement.start']);
  expect([call.outcome, call.missed]).toEqual(['completed', false]);
});

test('menu: a wrong key, a spoken word, a key into the menu again, and a key into the next flow', async ({
  frontDesk,
  handset,
}) => {
  const options: FlowOptions = {
    menu: {
      greeting: 'Address: 1. Opening hours: 2. This menu again: 3.',
      choices: [
        { digit: '1', words: 'address, where', text: 'We are at 12 Harbour Street. Goodbye.' },
        { digit: '2', words: 'hours', text: 'One moment.', flow: 'announcement' },
        { digit: '3', flow: 'menu' },
      ],
    },
    announcement: { text: 'From nine to five. Goodbye.' },
  };
  await frontDesk.answerWith('menu', options);
  const sid = await handset.dial();
  await handset.expectTold('Address: 1.', 1.5);
  await handset.press('9');
  await handset.expectTold('I did not get that.', 0.5);
  await handset.expectTold('Address: 1.', 0.5);
  await handset.say('Where are you?');
  await handset.expectTold('We are at 12 Harbour Street.', 1);
  await handset.picture('menu');
  expect.soft(await faultsIn(handset.page)).toEqual([]);
  await handset.expectOver();
  const spoken = await frontDesk.ended(sid);
  expect(wayOf(spoken)).toEqual(['menu.start', 'menu.chosen', 'menu.chosen']);
  expect(spoken.outcome).toBe('completed');

  const second = await handset.dial();
  await handset.expectTold('Address: 1.', 0.3);
  await handset.press('3');
  await handset.expectTold('Address: 1.', 0.3);
  await handset.press('2');
  await handset.expectTold('One moment.', 0.3);
  await handset.expectTold('From nine to five.', 0.7);
  await handset.expectOver();
  expect(wayOf(await frontDesk.ended(second))).toEqual([
    'menu.start',
    'menu.chosen',
    'menu.start',
    'menu.chosen',
    'announcement.start',
  ]);
});

test('opening hours: one flow while it is open, another on a holiday', async ({ frontDesk, handset }) => {
  const hours: OpeningHoursOptions = {
    periods: WEEKDAYS.map((day) => ({ day, from: '00:00', to: '23:59' })),
    open: 'announcement',
    closed: 'voicemail',
    timeZone: 'UTC',
  };
  const options = {
    announcement: { text: 'We are open.' },
    voicemail: { greeting: 'We are closed.' },
  };
  await frontDesk.answerWith('opening-hours', { ...options, 'opening-hours': hours });
  const open = await handset.dial();
  await handset.expectTold('We are open.', 0.4);
  await handset.expectOver();
  expect(wayOf(await frontDesk.ended(open))).toEqual(['opening-hours.start', 'announcement.start']);

  const day = 86_400_000;
  const holidays = [0, day].map((later) => new Date(Date.now() + later).toISOString().slice(0, 10));
  await frontDesk.answerWith('opening-hours', { ...options, 'opening-hours': { ...hours, holidays } });
  const closed = await handset.dial();
  await handset.expectTold('We are closed.', 0.4);
  await handset.picture('opening-hours-closed');
  await handset.hangUp();
  expect(wayOf(await frontDesk.ended(closed)).slice(0, 2)).toEqual([
    'opening-hours.start',
    'voicemail.start',
  ]);
});

test('voicemail: a message is spoken, thanked for, and played on the page with its waveform', async ({
  frontDesk,
  handset,
  agentPage,
}) => {
  const voicemail = { greeting: 'Speak after the tone.', thanks: 'Thank you. Goodbye.' };
  await frontDesk.answerWith('voicemail', { voicemail });
  const sid = await handset.dial();
  await handset.expectTold('Speak after the tone.', 0.6);
  // The tone before the recording.
  await handset.listenAnew();
  await handset.expectSound(0.2, 'the tone of the voicemail');
  await handset.speakWith('Recorded voice');
  await handset.page.waitForTimeout(3_000);
  await handset.picture('voicemail');
  await handset.press('#');
  await handset.expectTold('Thank you. Goodbye.', 0.5);
  await handset.expectOver();
  expect(wayOf(await frontDesk.ended(sid))).toEqual(['voicemail.start', 'voicemail.thanks']);

  await expect.poll(async () => (await frontDesk.voicemails()).items[0]?.state).toBe('stored');
  const { items } = await frontDesk.voicemails();
  expect(items[0]?.callId).toBe(sid);
  expect(items[0]?.durationSec).toBeGreaterThanOrEqual(2);
  await agentPage.goto('/calls/voicemail');
  const player = agentPage.locator('app-voicemail-list app-sound-player').first();
  await player.locator('.play').click();
  const place = player.getByRole('slider');
  await expect.poll(async () => Number(await place.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  await expect(player.locator('.drawing canvas').first()).toBeAttached();
});

test('voicemail: whoever says nothing is told so, and leaves no message', async ({ frontDesk, handset }) => {
  await frontDesk.answerWith('voicemail', { voicemail: { greeting: 'Speak.' } });
  const before = (await frontDesk.voicemails()).items.length;
  await handset.dial();
  await handset.expectTold('We did not hear a message.', 0.8);
  await handset.expectOver();
  expect((await frontDesk.voicemails()).items).toHaveLength(before);
});

test('conference: a wrong PIN is refused, and two who know the PIN hear each other', async ({
  frontDesk,
  handset,
  secondHandset,
}) => {
  await frontDesk.answerWith('conference', { conference: { pin: PIN } });
  const refused = await secondHandset.dial();
  for (const pin of ['0000', '43210', '1111']) {
    await secondHandset.expectTold('Please enter the PIN', 0.3);
    await secondHandset.press(`${pin}#`);
    await secondHandset.expectTold('That PIN is not right.', 0.5);
  }
  await secondHandset.expectOver();
  expect(wayOf(await frontDesk.ended(refused))).toEqual([
    'conference.start',
    'conference.entered',
    'conference.entered',
    'conference.entered',
  ]);

  const sids: string[] = [];
  for (const one of [handset, secondHandset]) {
    sids.push(await one.dial());
    await one.expectTold('Please enter the PIN', 0.5);
    await one.press(`${PIN}#`);
    await one.expectTold('You are joining the conference.', 0.5);
  }
  await handset.speakWith('Tone 440 Hz');
  await expectHears(secondHandset.page, 450);
  await secondHandset.listenAnew();
  await secondHandset.expectSound(1, 'the other in the conference');
  await handset.picture('conference');
  await handset.speakWith('Silence');
  await secondHandset.speakWith('Tone 440 Hz');
  await expectHears(handset.page, 450);
  await handset.listenAnew();
  await handset.expectSound(1, 'the other in the conference, the other way');
  await handset.hangUp();
  await secondHandset.hangUp();
  for (const sid of sids) expect((await frontDesk.ended(sid)).outcome).toBe('completed');
});

import { randomUUID } from 'node:crypto';
import { ConversationsStore } from '../src/domains/messages/conversations.store';
import type { MessageRow } from '../src/domains/messages/messages-schema';
import { Outbox } from '../src/domains/messages/outbox';
import { Clock } from '../src/platform/clock/clock';
import type { Engine } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './support/account';
import { freshPlace, type Place } from './support/databases';
import { eventually } from './support/eventually';
import { keptMessages } from './support/messages';
import { startApi, type RunningApi } from './support/running-api';
import { startTeam, type Team } from './support/team';
import { startTwilioMessages, type TwilioMessages } from './support/twilio-messages';

const EVERY_MS = 250;
const HOUR_MS = 3_600_000;
const OTHER_NUMBER = '+14155550101';

describe.each<Engine>(['sqlite', 'postgres'])('what a number sends on %s', (engine) => {
  let place: Place;
  let team: Team;
  let apis: RunningApi[];
  let twilio: TwilioMessages;
  beforeAll(async () => {
    place = await freshPlace(engine);
    twilio = await startTwilioMessages();
    const environment = {
      ...ACCOUNT_ENVIRONMENT,
      TWILIO_EMULATOR_URL: twilio.url,
      SENDER_MESSAGES_PER_SECOND: String(1000 / EVERY_MS),
      ...(engine === 'postgres' && { DATABASE_URL: place.address }),
    };
    team = await startTeam(environment);
    apis = [team.api, ...(engine === 'postgres' ? [await startApi(environment)] : [])];
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [ACCOUNT.phoneNumber, OTHER_NUMBER] })
      .expect(200);
  }, 90_000);
  afterAll(async () => {
    for (const api of apis) await api.close();
    await twilio.close();
    await place.remove();
  });

  const write = async (from: string, to: string): Promise<void> => {
    const message = { channel: 'sms', from, to, text: `From ${from}`, clientId: randomUUID() };
    await team.agent.web.post('/api/messages').send(message).expect(201);
  };
  /** When each message of a text was handed over, in order, once all are. */
  const handedOver = (text: string, count: number): Promise<number[]> =>
    eventually(async () => {
      const rows = (await keptMessages(team.api)).filter((row: MessageRow) => row.text === text);
      const taken = rows.filter(({ provider_id: id }) => id !== null);
      return taken.length === count && taken.map((row) => row.asked_at ?? 0).sort((one, two) => one - two);
    });
  const closest = (times: readonly number[]): number =>
    Math.min(...times.slice(1).map((time, at) => time - (times[at] ?? 0)));

  it('goes out at its pace, and what another number sends beside it', async () => {
    const numbers = [ACCOUNT.phoneNumber, OTHER_NUMBER];
    await Promise.all(
      numbers.flatMap((from, which) =>
        Array.from({ length: 5 }, (_, each) => write(from, `+3461100${which}00${each}`)),
      ),
    );
    const [ours, others] = await Promise.all(numbers.map((from) => handedOver(`From ${from}`, 5)));
    expect(closest(ours!)).toBeGreaterThanOrEqual(EVERY_MS);
    expect(closest(others!)).toBeGreaterThanOrEqual(EVERY_MS);
    // In one line, no two of the ten would be closer than that.
    const all = [...ours!, ...others!].sort((one, two) => one - two);
    expect(closest(all)).toBeLessThan(EVERY_MS);
    expect(twilio.messages).toHaveLength(10);
  });

  it('keeps its pace where all its turns have passed, as after a standstill', async () => {
    const app = team.api.app;
    const clock = app.get(Clock, { strict: false });
    const outbox = app.get(Outbox, { strict: false });
    const conversations = app.get(ConversationsStore, { strict: false });
    const [known] = await keptMessages(team.api);
    const text = 'Late';
    // A number that has sent nothing yet gives its turns; they are written down as of the other one.
    const unused = { ours: '+14155550109' };
    await app.get(UnitOfWork).run(async (tx) => {
      const conversation = await conversations.hold(tx, known!.conversation_id);
      const before = Date.now() - HOUR_MS;
      clock.now = () => before;
      for (let each = 0; each < 6; each += 1)
        await outbox.write(tx, { ...conversation!, ...unused }, { author: 'bot', text });
      clock.now = () => Date.now();
    });
    const times = await handedOver(text, 6);
    expect(closest(times)).toBeGreaterThanOrEqual(EVERY_MS);
  });
});

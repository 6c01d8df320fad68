import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { jest } from '@jest/globals';
import type {
  Attachment,
  Campaign,
  ContactEntry,
  ContactField,
  Conversation,
  Page,
  PersonCopy,
} from '@centralita/shared-types';
import { Callbacks } from '../src/domains/call-queue/api/callbacks';
import { ProviderEraser } from '../src/domains/erasure/provider-eraser';
import { Config } from '../src/platform/config/config';
import { postgresDatabase, type Place } from './support/databases';
import { everythingKept } from './support/everything-kept';
import { FlowRig } from './support/flow-rig';
import { readZip } from './support/read-zip';
import { WebhookReceiver } from './support/webhook-receiver';

const PHONE = '+12025550177';
const OTHER = '+12025550178';
const NAME = 'Lucía Trazable';
const MAIL = 'lucia.trazable@example.com';
/** Whatever of the person is written down contains one of these. */
const WORDS = [PHONE, PHONE.slice(2), NAME, 'Trazable', MAIL];

/** The bytes of an answer. */
const bytesOf = (answer: unknown, done: (error: Error | null, bytes?: Buffer) => void): void => {
  buffer(answer as Readable).then((bytes) => done(null, bytes), done);
};

describe.each(['sqlite', 'postgres'] as const)('one person on %s', (engine) => {
  let rig: FlowRig;
  let place: Place | undefined;
  const receiver = new WebhookReceiver();
  beforeAll(async () => {
    place = engine === 'postgres' ? await postgresDatabase() : undefined;
    rig = await FlowRig.start({ PRIVATE_WEBHOOKS: 'on', ...(place && { DATABASE_URL: place.address }) });
    await rig.control('PUT', '/messaging', { delayMs: 20 });
    const { incoming_phone_numbers: numbers } = await rig.rest<{ incoming_phone_numbers: { sid: string }[] }>(
      `/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(rig.number)}`,
    );
    await rig.rest(`/IncomingPhoneNumbers/${numbers[0]!.sid}.json`, {
      SmsUrl: `${rig.team.api.url}/webhooks/messages`,
    });
  });
  afterAll(async () => {
    await rig.stop();
    await place?.remove();
    receiver.close();
  });

  const atProvider = async (): Promise<string> => {
    const all = await Promise.all(
      ['/Messages.json', '/Calls.json', '/Recordings.json'].map((path) =>
        rig.rest<object>(`${path}?PageSize=1000`),
      ),
    );
    return JSON.stringify(all);
  };
  const mediaFiles = (): string[] => {
    const root = join(rig.team.api.app.get(Config).dataDir, 'media');
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
  };
  const found = (text: string): string[] =>
    WORDS.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
  const conversationWith = async (address: string): Promise<Conversation> =>
    rig.until(`a conversation with ${address}`, async () => {
      const query = `?search=${encodeURIComponent(address.slice(1))}`;
      const { body } = await rig.team.agent.web.get(`/api/conversations${query}`).expect(200);
      const [item] = (body as Page<Conversation>).items;
      return item?.last?.status === 'delivered' ? item : undefined;
    });

  it('is handed out whole, and erased in every table, every file and at the provider', async () => {
    const { admin, agent, stranger, viewer } = rig.team;
    const draft = { events: ['message.received', 'call.ended', 'contact.changed'], active: true };
    await admin.web
      .post('/api/webhooks')
      .send({ ...draft, url: await receiver.open() })
      .expect(201);

    // Messages with a file each way, a note, and somebody else who stays.
    await rig.control('POST', '/messages', { from: PHONE, to: rig.number, body: `Soy ${NAME}, ${MAIL}` });
    await rig.control('POST', '/messages', { from: OTHER, to: rig.number, body: 'Soy otra persona' });
    const conversation = await conversationWith(PHONE);
    const other = await conversationWith(OTHER);
    const { body: attached } = await agent.web
      .post('/api/attachments?name=trazable.pdf')
      .set('Content-Type', 'application/pdf')
      .send(Buffer.from(`%PDF-1.4 ${NAME}`))
      .expect(201);
    const path = `/api/conversations/${conversation.id}`;
    await agent.web
      .post(`${path}/messages`)
      .send({ text: `Hola ${NAME}`, attachments: [(attached as Attachment).id], clientId: 'client-0001' })
      .expect(201);
    await agent.web
      .post(`${path}/notes`)
      .send({ text: `${NAME} llama mañana` })
      .expect(201);

    // A name, a mail address, an appointment, a campaign and a wish to be called back.
    const contactId = conversation.contact.id;
    const { body: field } = await admin.web
      .post('/api/contact-fields')
      .send({ name: 'Apodo', kind: 'text' })
      .expect(201);
    const fields = [{ fieldId: (field as ContactField).id, value: `La ${NAME}` }];
    await agent.web
      .patch(`/api/contacts/${contactId}`)
      .send({ name: NAME, note: `De ${NAME}`, fields })
      .expect(200);
    const { body: mail } = await agent.web
      .post('/api/contacts')
      .send({ channel: 'email', address: MAIL, name: NAME })
      .expect(201);
    await agent.web
      .post(`/api/contacts/${contactId}/join`)
      .send({ contactId: (mail as ContactEntry).id })
      .expect(200);
    await agent.web
      .post('/api/appointments')
      .send({ what: `Visita de ${NAME}`, phone: PHONE, name: NAME, startsAt: '2030-01-01T10:00:00Z' })
      .expect(201);
    const { body: campaign } = await admin.web
      .post('/api/campaigns')
      .send({
        name: 'Otoño',
        channel: 'sms',
        text: 'Hola',
        perMinute: 60,
        perDay: null,
        evenInQuietHours: true,
      })
      .expect(201);
    await admin.web
      .post(`/api/campaigns/${(campaign as Campaign).id}/list`)
      .set('Content-Type', 'text/csv')
      .send(`phone,name\n${PHONE},${NAME}\n${OTHER},Otra`)
      .expect(200);
    const callbacks = rig.team.api.app.get(Callbacks, { strict: false });
    await callbacks.ask({ callSid: `CA${'1'.repeat(32)}`, to: rig.number }, PHONE);

    // A call with a spoken message.
    await rig.choose('voicemail', { voicemail: { greeting: 'Say it.' } });
    const call = await rig.call(PHONE, [
      { do: 'tone', frequencyHz: 600, durationMs: 8_000 },
      { do: 'press', digits: '#', afterMs: 500 },
    ]);
    await rig.until('the spoken message', async () => {
      const { body } = await agent.web.get('/api/voicemails').expect(200);
      return (body as { items: { state: string }[] }).items.some(({ state }) => state === 'stored');
    });
    await rig.heard(call, 'We will call you back.');
    await rig.until('the end of the call', async () =>
      receiver.received.some(({ body }) => body.includes('call.ended')),
    );

    const before = await everythingKept(rig.team.api);
    expect(found(before.text)).toEqual(WORDS);
    expect(found(await atProvider())).toContain(PHONE);
    expect(mediaFiles().length).toBe(2);

    const copies = `/api/contacts/${contactId}/copies`;
    await agent.web.post(copies).send({ language: 'es' }).expect(403);
    await stranger.web.post(copies).send({ language: 'es' }).expect(404);
    const { body: asked } = await admin.web.post(copies).send({ language: 'es' }).expect(202);
    const copyId = (asked as PersonCopy).id;
    const copy = await rig.until('the copy', async () => {
      const { body } = await admin.web.get(copies).expect(200);
      const [latest] = body as PersonCopy[];
      return latest?.state === 'waiting' ? undefined : latest;
    });
    expect(copy).toMatchObject({ id: copyId, state: 'ready', askedBy: expect.any(String) });
    expect(copy.expiresAt - copy.askedAt).toBe(7 * 86_400_000);
    const file = `/api/contact-copies/${copyId}/file`;
    await agent.web.get(file).expect(403);
    await stranger.web.get(file).expect(404);
    const { body: zipped } = await admin.web.get(file).buffer(true).parse(bytesOf).expect(200);
    const archive = readZip(zipped as Buffer);
    const text = String(archive.get('person.json'));
    const handedOut = JSON.parse(text) as Record<string, object[]>;
    for (const part of [
      ...['contacts', 'fields', 'messages', 'calls', 'callbacks'],
      ...['voicemails', 'appointments', 'campaigns', 'webhooks'],
    ])
      expect([part, handedOut[part]!.length > 0]).toEqual([part, true]);
    expect(text).not.toContain(OTHER);
    const page = String(archive.get('index.html'));
    expect(page).toContain('Mensajes y notas');
    expect(page).toContain(`La ${NAME}`);
    expect(page).not.toContain(OTHER);
    const files = [...archive].filter(([name]) => name.startsWith('files/'));
    expect(files.map(([name]) => name.slice(name.lastIndexOf('.'))).sort()).toEqual(['.pdf', '.wav']);
    expect(String(files.find(([name]) => name.endsWith('.pdf'))![1])).toBe(`%PDF-1.4 ${NAME}`);

    await viewer.web.post(`/api/contacts/${contactId}/erase`).expect(403);
    await stranger.web.post(`/api/contacts/${contactId}/erase`).expect(404);
    // They write once more while the provider is asked: that goes as well.
    const eraser = rig.team.api.app.get(ProviderEraser, { strict: false });
    const erase = eraser.erase.bind(eraser);
    const erased = jest.spyOn(eraser, 'erase').mockImplementationOnce(async (person, traces) => {
      const left = await erase(person, traces);
      await rig.control('POST', '/messages', { from: PHONE, to: rig.number, body: `Otra vez ${NAME}` });
      await rig.until('the late message', async () =>
        (await everythingKept(rig.team.api)).text.includes(`Otra vez ${NAME}`),
      );
      return left;
    });
    await admin.web.post(`/api/contacts/${contactId}/erase`).expect(202);
    await rig.until('that nothing is left', async () => {
      const { status } = await admin.web.get(`/api/contacts/${contactId}`);
      return status === 404;
    });
    expect(erased).toHaveBeenCalledTimes(2);
    const values = (await everythingKept(rig.team.api)).values.filter(({ value }) => found(value).length > 0);
    expect(values).toEqual([]);
    expect(mediaFiles()).toEqual([]);
    // A job deletes the recording.
    await rig.until('that the recording is gone', async () => !(await atProvider()).includes(call.sid));
    expect(found(await atProvider())).toEqual([]);
    expect(found(rig.team.api.logs())).toEqual([]);

    // Who it was not about is untouched, and the audit tells what was done.
    expect((await conversationWith(OTHER)).id).toBe(other.id);
    expect(await atProvider()).toContain(OTHER);
    const { body: audit } = await admin.web.get('/api/audit?action=contacts').expect(200);
    const { items } = audit as { items: { action: string; details: object; personId: string }[] };
    expect(items.slice(0, 4).map(({ action, personId }) => [action, personId])).toEqual([
      ['contacts/erased', admin.personId],
      ['contacts/erasure-asked', admin.personId],
      ['contacts/copy-downloaded', admin.personId],
      ['contacts/copy-asked', admin.personId],
    ]);
    expect(items[1]!.details).toEqual({ numbers: expect.stringContaining('***') });
  });
});

import { jest } from '@jest/globals';
import { AttachmentsStore } from '../src/domains/messages/attachments.store';
import { MediaStore } from '../src/domains/messages/ports/media-store';
import { UnsentFilesJob } from '../src/domains/messages/unsent-files.job';
import type { Engine } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { incomingMessage, keptMessages } from './support/messages';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';
import { send, signedPost } from './support/twilio-webhook';

const DAY_MS = 86_400_000;

describe.each<Engine>(['sqlite', 'postgres'])('files that were uploaded, on %s', (engine) => {
  let started: MessagingTeam;
  let conversationId: string;
  beforeAll(async () => {
    started = await startMessagingTeam(engine);
    await send(signedPost(`${started.team.api.url}/webhooks/messages`, incomingMessage('Hola')));
    conversationId = (await keptMessages(started.team.api))[0]?.conversation_id ?? '';
  });
  afterAll(() => started.close());

  const upload = async (): Promise<string> => {
    const request = started.team.agent.web
      .post('/api/attachments?name=a.txt')
      .set('Content-Type', 'text/plain');
    return ((await request.send('Oferta').expect(201)).body as { id: string }).id;
  };
  let clientIds = 0;
  const write = (file: string) =>
    started.team.agent.web
      .post(`/api/conversations/${conversationId}/messages`)
      .send({ clientId: `unsent-00${++clientIds}`, attachments: [file] });

  it('are deleted where they went with no message in two days, and not otherwise', async () => {
    const { agent, api } = started.team;
    const [sent, forgotten, late, fresh] = [await upload(), await upload(), await upload(), await upload()];
    await write(sent).expect(201);
    const work = api.app.get(UnitOfWork);
    const store = api.app.get(AttachmentsStore, { strict: false });
    const age = (ids: string[], ms: number): Promise<void> =>
      work.run(async (tx) => {
        for (const id of ids) await store.change(tx, id, { created_at: Date.now() - ms });
      });
    await age([late], 3 * DAY_MS);

    // As where the job is killed on its way: from then on nobody sends it, and the next run deletes it.
    await work.run((tx) => store.giveUpUnsent(tx, Date.now() - 2 * DAY_MS, 100));
    expect((await write(late).expect(404)).body).toMatchObject({ code: 'attachments/not-found' });
    await age([sent, forgotten], 2 * DAY_MS + 1_000);
    await age([fresh], 2 * DAY_MS - 60_000);
    const job = api.app.get(UnsentFilesJob, { strict: false });
    await job.handle();
    await job.handle();

    const media = api.app.get(MediaStore, { strict: false });
    for (const id of [forgotten, late]) {
      expect([await store.find(id), await media.has(id)]).toEqual([undefined, false]);
      expect((await write(id).expect(404)).body).toMatchObject({ code: 'attachments/not-found' });
    }
    for (const id of [sent, fresh]) await agent.web.get(`/api/attachments/${id}`).expect(200);
    await write(fresh).expect(201);
  });

  it('have a row before they are kept, so that none is left where the server ends in between', async () => {
    const store = started.team.api.app.get(AttachmentsStore, { strict: false });
    const media = started.team.api.app.get(MediaStore, { strict: false });
    const put = media.put.bind(media);
    let known: string | undefined;
    jest.spyOn(media, 'put').mockImplementationOnce(async (id, content) => {
      known = (await store.find(id))?.id;
      return put(id, content);
    });
    expect(await upload()).toBe(known);
  });
});

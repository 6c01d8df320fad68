import type { MessageTemplate, TemplateList } from '@centralita/shared-types';
import { runProgram, type Program } from './support/built-program';
import { bundle } from './support/bundle';
import { eventually } from './support/eventually';
import { startTeam, type Team } from './support/team';

const PHONE = '+12025550123';

interface MetaAccount {
  appSecret: string;
  accessToken: string;
  phoneNumberId: string;
  phoneNumber: string;
}

/** An organisation that writes by Meta only, where somebody edits its template. */
describe('templates edited at meta', () => {
  let emulator: Program;
  let built: ReturnType<typeof bundle>;
  let base: string;
  let team: Team;
  let meta: MetaAccount;

  const asked = async <T>(path: string, method = 'GET', body?: object): Promise<T> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${meta?.accessToken}` };
    const answer = await fetch(`${base}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const looked = (is: (template: MessageTemplate) => boolean): Promise<MessageTemplate> =>
    eventually(async () => {
      await team.owner.web.post('/api/templates/sync').expect(202);
      const { body } = await team.owner.web.get('/api/templates').expect(200);
      return (body as TemplateList).items.find((each) => each.name === 'table_ready' && is(each));
    });

  beforeAll(async () => {
    built = bundle('tools/twilio-emulator/src/main.ts');
    emulator = runProgram(built.file, process.cwd(), { EMULATOR_PORT: '0' });
    base = (await emulator.says(/Twilio emulator at (http:\/\/[\d.:]+):/))[1] ?? '';
    await asked('/control/messaging', 'PUT', { delayMs: 20 });
    await asked('/control/contents', 'PUT', { reviewMs: 20 });
    meta = await asked('/control/meta/account');
    team = await startTeam({ TWILIO_EMULATOR_URL: base });
    await team.owner.web
      .post('/api/accounts')
      .send({
        ...{ provider: 'meta', name: 'WhatsApp', metaVerifyToken: 'agreed on' },
        ...{ metaAppSecret: meta.appSecret, metaAccessToken: meta.accessToken },
        ...{ metaPhoneNumberId: meta.phoneNumberId, phoneNumber: meta.phoneNumber },
      })
      .expect(201);
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [meta.phoneNumber] })
      .expect(200);
  });
  afterAll(async () => {
    await team.api.close();
    emulator.child.kill('SIGTERM');
    await emulator.ended;
    built.remove();
  });

  it('say here what they say there, with the samples and ids that meta does not tell', async () => {
    await team.owner.web
      .post('/api/templates')
      .send({
        ...{ name: 'table_ready', language: 'es', category: 'utility' },
        body: 'Hola {{nombre}}, tu mesa está lista. ¿Vienes?',
        variables: [{ name: 'nombre', sample: 'Ana' }],
        buttons: [
          { title: 'Sí, ¡voy!', id: 'yes' },
          { title: 'No', id: 'no' },
        ],
      })
      .expect(201);
    await looked(({ state }) => state === 'approved');

    const { data } = await asked<{ data: { id: string; name: string }[] }>(
      '/v23.0/102290129340398/message_templates',
    );
    const { id } = data.find(({ name }) => name === 'table_ready')!;
    const body = 'Hola {{nombre}}, tu mesa para {{personas}} está lista. ¿Vienes?';
    const buttons = ['Sí, ¡voy!', 'Más tarde'].map((text) => ({ type: 'QUICK_REPLY', text }));
    const edit = (samples: Record<string, string>): Promise<unknown> => {
      const body_text_named_params = Object.entries(samples).map(([param_name, example]) => ({
        param_name,
        example,
      }));
      const components = [
        { type: 'BODY', text: body, example: { body_text_named_params } },
        { type: 'BUTTONS', buttons },
      ];
      return asked(`/v23.0/${id}`, 'POST', { components });
    };
    await edit({ personas: '4' });
    const without = await looked((each) => each.body === body && each.state === 'rejected');
    expect(without).toMatchObject({
      variables: [
        { name: 'nombre', sample: 'Ana' },
        { name: 'personas', sample: '4' },
      ],
      buttons: [
        { title: 'Sí, ¡voy!', id: 'yes' },
        { title: 'Más tarde', id: 'Más tarde' },
      ],
    });
    await edit({ nombre: 'Eva', personas: '4' });
    const edited = await looked(({ state }) => state === 'approved');
    expect(edited).toMatchObject({ id: without.id, rejection: null, buttons: without.buttons });
    expect(edited.variables[0]).toEqual({ name: 'nombre', sample: 'Eva' });

    await team.owner.web
      .post('/api/messages')
      .send({
        ...{ channel: 'whatsapp', to: PHONE, from: meta.phoneNumber, clientId: 'edited-0001' },
        templateId: edited.id,
        templateValues: [
          { name: 'nombre', value: 'Eva' },
          { name: 'personas', value: '2' },
        ],
      })
      .expect(201);
    const shown = await eventually(async () => {
      const all = await asked<{ body: string; buttons?: { id: string }[] }[]>(
        `/control/messages?to=${encodeURIComponent(PHONE)}`,
      );
      return all.find((each) => each.body === 'Hola Eva, tu mesa para 2 está lista. ¿Vienes?');
    });
    expect(shown.buttons?.map((each) => each.id)).toEqual(['yes', 'Más tarde']);
  });
});

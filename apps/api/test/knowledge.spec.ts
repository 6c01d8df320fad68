import type { Article, ArticleImportResult, KnowledgeAnswer } from '@centralita/shared-types';
import { Answerer, type Answer } from '../src/domains/bot/api/answerer';
import { startTeam, type Team } from './support/team';

const HOURS = {
  title: 'Horario del café',
  text: 'Abrimos todos los días de 8:00 a 20:00.',
  questions: ['¿A qué hora abrís?', '¿Cuál es vuestro horario?'],
  tags: ['horario'],
  language: 'es',
};
const BOOKINGS = {
  title: 'Reserver une table',
  text: 'Écrivez-nous la date, l’heure et le nombre de personnes.',
  questions: ['Comment réserver une table ?'],
  tags: ['réservation'],
  language: 'fr',
};

let team: Team;
let hours: Article;
beforeAll(async () => {
  team = await startTeam();
  hours = (await team.admin.web.post('/api/knowledge').send(HOURS).expect(201)).body as Article;
  await team.admin.web.post('/api/knowledge').send(BOOKINGS).expect(201);
});
afterAll(() => team.api.close());

const attempt = async (question: string, member = team.agent): Promise<KnowledgeAnswer> =>
  (await member.web.post('/api/knowledge/try').send({ question }).expect(200)).body as KnowledgeAnswer;
const answer = (text: string, history: { who: 'customer' | 'bot'; text: string }[] = []): Promise<Answer> =>
  team.api.app.get(Answerer, { strict: false }).answer({
    organisationId: team.organisationId,
    conversationId: 'any',
    text,
    history,
    signal: AbortSignal.timeout(5_000),
  });

describe('what the bot would say', () => {
  it.each(['¿A qué hora abrís?', 'a que hora abris', 'Hola, ¿a qué hora abrís? Gracias'])(
    'to "%s" is a ready answer',
    async (question) => {
      expect(await attempt(question)).toEqual({
        text: HOURS.text,
        language: 'es',
        source: { kind: 'cache', id: hours.id, title: HOURS.title, score: 1, tookMs: expect.any(Number) },
      });
    },
  );

  it('is worded from the article that is about it, in the language of the question', async () => {
    expect(await attempt('Bonjour, je voudrais une réservation')).toMatchObject({
      text: BOOKINGS.text,
      language: 'fr',
      source: { kind: 'knowledge', title: BOOKINGS.title, bot: 'built-in', score: expect.any(Number) },
    });
  });

  it('is nothing where no article is about it', async () => {
    expect(await attempt('¿Vendéis bicicletas?')).toEqual({ text: null, language: 'es', source: null });
  });

  it('is nothing that another organisation knows', async () => {
    expect(await attempt('¿A qué hora abrís?', team.stranger)).toMatchObject({ text: null });
  });
});

describe('the answer to a customer', () => {
  it('asks for a person where there is none', async () => {
    expect(await answer('Do you sell bicycles?')).toEqual({
      text: null,
      language: 'en',
      source: null,
      audioUrl: null,
      handOver: true,
      reason: 'no-answer',
    });
  });

  it.each([
    ['Quiero hablar con una persona', /persona/],
    ['Can I talk to a real person please?', /team/],
    ["Je voudrais parler à quelqu'un", /équipe/],
  ])('asks for a person where the customer does: "%s"', async (text, said) => {
    expect(await answer(text)).toMatchObject({
      text: expect.stringMatching(said),
      handOver: true,
      reason: 'asked',
    });
  });

  it.each([
    ['¡Hola!', 'es'],
    ['Thanks a lot', 'en'],
    ['Merci beaucoup', 'fr'],
  ])('is kind to "%s"', async (text, language) => {
    const said = await answer(text);
    expect(said).toMatchObject({ language, handOver: false, source: { bot: 'built-in' } });
    expect(said.text).not.toBe('');
  });

  it('knows from what was said before what a question is about', async () => {
    const history = [{ who: 'customer' as const, text: '¿Cuál es el horario?' }];
    expect(await answer('¿Y los domingos?')).toMatchObject({ text: null });
    expect(await answer('¿Y los domingos?', history)).toMatchObject({ text: HOURS.text });
    // A new subject that nobody wrote about is not answered by the old one.
    expect(await answer('¿Reparten bicicletas eléctricas?', history)).toMatchObject({
      text: null,
      handOver: true,
    });
  });

  it('is given up with the signal', async () => {
    const answerer = team.api.app.get(Answerer, { strict: false });
    const request = { organisationId: team.organisationId, conversationId: 'any', text: 'Hola', history: [] };
    await expect(answerer.answer({ ...request, signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
  });
});

it('keeps, changes and deletes articles, and knows at once', async () => {
  const { web } = team.admin;
  const draft = { ...HOURS, title: 'Wifi', text: 'Sí, hay wifi.', questions: ['¿Hay wifi?'], tags: [] };
  const { id } = (await web.post('/api/knowledge').send(draft).expect(201)).body as Article;
  expect((await attempt('hay wifi')).text).toBe(draft.text);
  const changed = { ...draft, text: 'No, no hay.', audio: 'wifi.mp3' };
  await web.put(`/api/knowledge/${id}`).send(changed).expect(200);
  expect((await attempt('hay wifi')).text).toBe(changed.text);
  const { body: list } = await team.agent.web.get('/api/knowledge').expect(200);
  expect((list as Article[])[0]).toEqual({ ...changed, id, updatedAt: expect.any(Number) });
  await web.delete(`/api/knowledge/${id}`).expect(204);
  expect((await attempt('hay wifi')).text).toBeNull();
  await web.delete(`/api/knowledge/${id}`).expect(404);
});

it('answers from an article that fits as well as the organisation wants, and no less', async () => {
  const question = 'Mi perro pregunta por vuestro horario de navidades';
  const { source } = await attempt(question);
  const score = Math.round(source!.score! * 100);
  const set = (threshold: number) => team.admin.web.put('/api/knowledge/settings').send({ threshold });
  expect((await team.agent.web.get('/api/knowledge/settings').expect(200)).body).toEqual({ threshold: 45 });
  await set(101).expect(400);
  await team.agent.web.put('/api/knowledge/settings').send({ threshold: 50 }).expect(403);
  expect((await set(Math.min(95, score + 1)).expect(200)).body).toEqual({ threshold: score + 1 });
  expect(await attempt(question)).toMatchObject({ text: null, source: null });
  // What stands there word for word is answered all the same.
  expect(await attempt('¿A qué hora abrís?')).toMatchObject({ text: HOURS.text });
  await set(score).expect(200);
  expect(await attempt(question)).toMatchObject({ text: HOURS.text });
  await set(45).expect(200);
});

describe('articles as a file', () => {
  const bring = async (content: string, type: string, dryRun = false): Promise<ArticleImportResult> => {
    const asked = team.admin.web.post(`/api/knowledge/import?dryRun=${dryRun}`).set('content-type', type);
    return (await asked.send(content).expect(200)).body as ArticleImportResult;
  };
  const list = async (): Promise<Article[]> =>
    ((await team.agent.web.get('/api/knowledge').expect(200)).body as Article[]).sort((one, other) =>
      one.id.localeCompare(other.id),
    );
  const plain = (articles: Article[]) => articles.map(({ updatedAt: _updated, ...rest }) => rest);
  const file = async (name: string): Promise<string> => {
    const { body, text } = await team.agent.web.get(`/api/knowledge/${name}`).expect(200);
    return Buffer.isBuffer(body) ? body.toString('utf8') : text;
  };

  const IMV = `# Qué es el IMV

- id: imv_es_01
- language: es
- tags: imv, ayuda
- question: Que es el IMV?
- question: ¿Qué significa IMV?

Es una ayuda.

\\# No es un título
- id: tampoco un dato
`;

  it('come in as Markdown under ids of their own, are answered from at once, and go out the same', async () => {
    expect(await bring(IMV, 'text/markdown', true)).toEqual({
      lines: [{ line: 1, title: 'Qué es el IMV', language: 'es' }],
      faults: [],
      added: 0,
      changed: 0,
    });
    expect(await attempt('Que es el IMV?')).toMatchObject({ text: null });
    expect(await bring(IMV, 'text/markdown')).toMatchObject({ added: 1, changed: 0 });
    const text = 'Es una ayuda.\n\n# No es un título\n- id: tampoco un dato';
    expect(await attempt('Que es el IMV?')).toMatchObject({
      text,
      source: { kind: 'cache', id: 'imv_es_01', score: 1 },
    });
    const before = await list();
    const out = await file('export.md');
    expect(out).toContain(IMV);
    expect(await bring(out, 'text/markdown; charset=utf-8')).toMatchObject({ added: 0, changed: 3 });
    expect(plain(await list())).toEqual(plain(before));
  });

  it('come in as a table, whatever its columns are called, and go out the same', async () => {
    const table = `Título;Respuesta;Preguntas;Etiquetas\r\n=Parking;"- gratis
- para clientes";"¿Hay parking?\n¿Dónde aparco?";parking, coche\r\n;sin título;;\r\n`;
    const { faults, ...counts } = await bring(table, 'text/csv');
    expect(counts).toMatchObject({ added: 1, changed: 0, lines: [{ title: '=Parking', language: 'es' }] });
    expect(faults).toEqual([{ line: 5, column: 'title', code: 'missing', value: '' }]);
    const before = await list();
    expect(before.find(({ title }) => title === '=Parking')).toMatchObject({
      text: '- gratis\n- para clientes',
      questions: ['¿Hay parking?', '¿Dónde aparco?'],
      tags: ['parking', 'coche'],
    });
    const out = await file('export.csv');
    expect(out).toContain(`"'=Parking"`);
    expect(await bring(out, 'text/csv')).toMatchObject({ added: 0, changed: before.length, faults: [] });
    expect(plain(await list())).toEqual(plain(before));
    // A table says nothing of the columns that it has not.
    const short = 'title,text,language,tags\n=Parking,Solo para clientes,es,\n';
    expect(await bring(short, 'text/csv')).toMatchObject({ added: 0, changed: 1 });
    expect((await list()).find(({ title }) => title === '=Parking')).toMatchObject({
      text: 'Solo para clientes',
      questions: ['¿Hay parking?', '¿Dónde aparco?'],
      tags: [],
    });
  });

  it('are told what is wrong with them, and are too many or too large', async () => {
    const wrong = '# X\n- id: ../x\n- language: castellano\n\ntext\n# Y\n- language: es\n';
    expect((await bring(wrong, 'text/markdown')).faults).toEqual([
      { line: 1, column: 'language', code: 'wrong-shape', value: 'castellano' },
      { line: 6, column: 'text', code: 'missing', value: '' },
    ]);
    const large = team.admin.web.post('/api/knowledge/import').set('content-type', 'text/csv');
    await large.send(`title\n${'x'.repeat(5_000_001)}`).expect(413);
    const many = `title,text,language\n${'a,b,es\n'.repeat(1_001)}`;
    expect((await bring(many, 'text/csv', true)).faults).toMatchObject([{ code: 'too-many', value: '1001' }]);
    await team.agent.web.post('/api/knowledge/import').set('content-type', 'text/csv').send('x').expect(403);
  });
});

it('says in the log and in the metrics what became of each stage', async () => {
  await answer('a que hora abris');
  expect(team.api.logs()).toMatch(
    new RegExp(`"event":"bot.cache","result":"hit","id":"${hours.id}","duration_ms"`),
  );
  const metrics = await (await fetch(`${team.api.url}/metrics`)).text();
  expect(metrics).toMatch(/centralita_bot_stage_duration_seconds_count\{stage="cache",result="hit"\} \d+/);
  expect(metrics).toMatch(/centralita_bot_answers_total\{from="cache"\} \d+/);
  const health = (await (await fetch(`${team.api.url}/health`)).json()) as object;
  expect(health).toMatchObject({ components: { cache_entries: 7 } });
});

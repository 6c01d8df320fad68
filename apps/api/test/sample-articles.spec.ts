import { validate } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { ArticleDraft } from '@centralita/shared-types';
import { Answerer, type Answer } from '../src/domains/bot/api/answerer';
import { SAMPLE_ARTICLES } from '../src/domains/demo/sample-articles';
import { KnowledgeBase } from '../src/domains/knowledge/api/knowledge-base';
import { KnowledgeIndex } from '../src/domains/knowledge/api/knowledge-index';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { startTeam, type Team } from './support/team';

let team: Team;
beforeAll(async () => {
  team = await startTeam({ AUDIO_BASE_URL: 'https://example.com/audio/' });
  const { app } = team.api;
  const knowledge = app.get(KnowledgeBase, { strict: false });
  await app
    .get(UnitOfWork)
    .run((tx) => knowledge.importWithin(tx, team.organisationId, SAMPLE_ARTICLES, { via: 'server' }));
  await app.get(KnowledgeIndex, { strict: false }).refresh();
});
afterAll(() => team.api.close());

const answer = (text: string): Promise<Answer> =>
  team.api.app.get(Answerer, { strict: false }).answer({
    organisationId: team.organisationId,
    conversationId: 'any',
    text,
    history: [],
    signal: AbortSignal.timeout(5_000),
  });

describe('the knowledge of the demo', () => {
  it.each([
    ['Que es el IMV?', 'imv_es_01'],
    ['Hola, necesito ayuda con el IMV', 'imv_es_01'],
    ["Bonjour, j'ai besoin d'aide avec l'IMV", 'imv_fr_01'],
    ['What is the IMV?', 'imv_en_01'],
    ['a qué hora abrís', 'cafe_es_01'],
  ])('has a ready answer to "%s": %s', async (text, id) => {
    expect(await answer(text)).toMatchObject({
      text: SAMPLE_ARTICLES.find((article) => article.id === id)!.text,
      language: id.split('_')[1],
      source: { kind: 'cache', id },
      handOver: false,
    });
  });

  it.each([
    ['Mi madre vive conmigo, ¿qué papeles tengo que llevar para lo del IMV?', 'imv_es_04'],
    ['me podeis decir la cuantia del ingreso minimo vital?', 'imv_es_03'],
    ['Bonsoir, pouvez-vous me dire le montant de l’IMV ?', 'imv_fr_03'],
    ['Hello! Is there anything without gluten on the menu?', 'cafe_en_03'],
    ['quisiera reservar mesa para esta noche', 'cafe_es_02'],
    ['reserbar una mesa', 'cafe_es_02'],
    ['On peut réserver pour ce soir ?', 'cafe_fr_02'],
    ['IMV', 'imv_es_01'],
  ])('answers "%s" from %s', async (text, id) => {
    expect(await answer(text)).toMatchObject({ source: { kind: 'knowledge', id }, handOver: false });
  });

  it.each([
    '¿Vendéis bicicletas?',
    'Mi perro se ha perdido en el parque',
    'What is the capital of France?',
    'Je cherche un plombier',
  ])('asks for a person about "%s"', async (text) => {
    expect(await answer(text)).toMatchObject({ text: null, handOver: true, reason: 'no-answer' });
  });

  it('says the same things in each language, in articles that people could have written', async () => {
    const stems = (language: string): string[] =>
      SAMPLE_ARTICLES.filter((article) => article.language === language).map(({ id }) =>
        id.replace(`_${language}_`, '_'),
      );
    expect(stems('fr')).toEqual(stems('es'));
    expect(stems('en')).toEqual(stems('es'));
    for (const article of SAMPLE_ARTICLES)
      expect(await validate(plainToInstance(ArticleDraft, article))).toEqual([]);
  });
});

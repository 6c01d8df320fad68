import { BotUsageStore } from '../src/domains/bot/bot-usage.store';
import { toArticle, toRow } from '../src/domains/knowledge/article-item';
import { KnowledgeStore } from '../src/domains/knowledge/knowledge.store';
import type { Store } from '../src/platform/database/store';
import { onEachEngine } from './support/databases';

const DRAFT = { title: 'Hours', text: 'From 8 to 20.', questions: [' When? ', '', 'When?'], language: 'en' };

onEachEngine('the knowledge base', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await store.work.run(async ({ query }) => {
      const organisations = query.withTables<{
        organisations: { id: string; name: string; created_at: number };
      }>();
      for (const id of ['ours', 'theirs'])
        await organisations.insertInto('organisations').values({ id, name: id, created_at: 1 }).execute();
    });
  });

  it('keeps articles of each organisation, under ids of its own', async () => {
    const articles = new KnowledgeStore(store.database);
    await store.work.run(async (tx) => {
      await articles.insert(tx, toRow('ours', 'a', DRAFT, 1_700_000_000_000));
      await articles.insert(tx, toRow('theirs', 'a', { ...DRAFT, title: 'Theirs' }, 2));
      await articles.insert(tx, toRow('ours', 'b', DRAFT, 1_800_000_000_000));
    });
    const [b, a] = await articles.list('ours');
    expect([b?.id, a?.id]).toEqual(['b', 'a']);
    expect(toArticle(a!)).toEqual({
      ...DRAFT,
      id: 'a',
      questions: ['When?'],
      tags: [],
      audio: null,
      updatedAt: 1_700_000_000_000,
    });
    await store.work.run(async (tx) => {
      expect(await articles.update(tx, toRow('ours', 'a', { ...DRAFT, title: 'Changed' }, 3))).toBe(true);
      expect(await articles.update(tx, toRow('ours', 'none', DRAFT, 3))).toBe(false);
      expect(await articles.remove(tx, 'ours', 'b')).toBe('Hours');
      expect(await articles.remove(tx, 'ours', 'b')).toBeUndefined();
    });
    expect(await articles.find('ours', 'a')).toMatchObject({ title: 'Changed' });
    expect(await articles.find('theirs', 'a')).toMatchObject({ title: 'Theirs' });
    expect(await articles.all()).toHaveLength(2);
  });

  it('counts paid answers of a day, also of two at the same time', async () => {
    const usage = new BotUsageStore();
    const count = (day: number, organisation_id = 'ours'): Promise<number> =>
      store.work.run((tx) => usage.count(tx, { organisation_id, day }));
    expect((await Promise.all([count(1), count(1), count(1)])).sort()).toEqual([1, 2, 3]);
    expect(await count(1, 'theirs')).toBe(1);
    expect(await count(2)).toBe(1);
    expect(await count(2)).toBe(2);
  });
});

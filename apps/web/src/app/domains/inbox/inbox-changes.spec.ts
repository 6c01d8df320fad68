import { conversation, message, NOON } from './testing/fixtures';
import { LIST, OPEN, opened, page, THREAD } from './testing/opened-inbox';

const called = (id: string, name: string, shift = 0) =>
  conversation(id, {
    contact: { id: `contact-${id}`, name, address: '+34600000000' },
    last: { text: 'Hola', author: 'customer', status: 'received', hasAttachments: false, at: NOON + shift },
  });

describe('what changes elsewhere while the inbox is looked at', () => {
  it('shows nothing more of somebody who was erased, in the list or in the open conversation', async () => {
    const { bed, open, text, names, press } = await opened([called('c1', 'Carla'), called('c2', 'Dora')]);
    await open(called('c1', 'Carla'), [message('m1', { text: 'My secret' })]);
    await press('button[aria-label="Contact"]');
    expect(text('app-thread-page')).toMatch(/Carla.*My secret/);
    // Who it was is not said.
    await bed.happens('contacts/changed', {});
    await bed.answer(`GET ${LIST}`, page([called('c2', 'Dora')]));
    await bed.refuse(`GET ${OPEN}`, 404, 'conversations/not-found');
    await bed.refuse(`GET ${THREAD}`, 404, 'conversations/not-found');
    expect(names()).toEqual(['Dora']);
    expect(text('app-thread-page')).not.toMatch(/Carla|My secret/);
  });

  it('calls a contact as somebody else has named it, in every conversation of that person', async () => {
    const { bed, open, text, names } = await opened([called('c1', 'Carla', 1), called('c2', 'Carla')]);
    await open(called('c1', 'Carla', 1), []);
    await bed.happens('contacts/changed', { contactId: 'contact-c2' });
    await bed.answer(`GET ${LIST}`, page([called('c1', 'Eva', 1), called('c2', 'Eva')]));
    await bed.answer(`GET ${OPEN}`, called('c1', 'Eva', 1));
    expect(names()).toEqual(['Eva', 'Eva']);
    expect(text('app-thread-page h1')).toContain('Eva');
  });

  it('searches again, since what was found may be of somebody who was erased', async () => {
    const { bed, find, text } = await opened([]);
    const field = find<HTMLInputElement>('input[type=search]');
    field.value = 'carla';
    field.dispatchEvent(new Event('input'));
    await bed.settle();
    await bed.answer('GET /api/search', { conversations: [called('c1', 'Carla')], texts: page([]) });
    expect(text('app-search-results')).toContain('Carla');
    await bed.happens('contacts/changed', {});
    await bed.answer('GET /api/search', { conversations: [], texts: page([]) });
    expect(text()).not.toContain('Carla');
  });

  it('asks for the whole list after a gap, whatever comes first, and until the server has said it', async () => {
    const { bed, names, text } = await opened([called('c1', 'Carla', 1), called('c2', 'Dora')]);
    bed.live.latest.close();
    for (let looks = 0; bed.live.requests.length < 2 && looks < 100; looks++) await bed.settle(50);
    bed.live.latest.ready(true);
    bed.live.latest.send('900', {
      kind: 'messages/received',
      organisationId: 'organisation-1',
      data: { conversationId: 'c2' },
    });
    await bed.settle(80);
    await bed.refuse(`GET ${LIST}`, 500, 'server/broken');
    expect(text()).toContain('Something went wrong on the server');
    await bed.happens('messages/received', { conversationId: 'c2' });
    expect(bed.waiting(`${LIST}/c2`)).toBe(0);
    await bed.answer(`GET ${LIST}`, page([called('c2', 'Dora')]));
    expect(names()).toEqual(['Dora']);
    expect(text()).not.toContain('Something went wrong');
  });

  it('lists after a gap what the server says, as far down as the reader has come', async () => {
    const { bed, names, find } = await opened([]);
    await bed.happens('organisations/changed');
    await bed.answer(`GET ${LIST}`, page([called('c1', 'First', 9)], 'below'));
    find('app-conversation-pane .more button').click();
    await bed.settle();
    const below = [called('c2', 'Finished elsewhere', 8), called('c3', 'Third', 7)];
    await bed.answer(`GET ${LIST}`, page(below, 'further'));
    expect(names()).toEqual(['First', 'Finished elsewhere', 'Third']);
    await bed.happens('organisations/changed');
    await bed.answer(`GET ${LIST}`, page([called('c1', 'First', 9)], 'below'));
    // What comes meanwhile is asked for afterwards: the list, which is older, would write over it.
    await bed.happens('messages/received', { conversationId: 'c3' });
    expect(bed.waiting(`${LIST}/c3`)).toBe(0);
    await bed.answer(`GET ${LIST}`, page([called('c3', 'Third', 7)], 'further'));
    expect(names()).toEqual(['First', 'Third']);
    await bed.answer(`GET ${LIST}/c3`, called('c3', 'Third', 10));
    expect(names()).toEqual(['Third', 'First']);
  });
});

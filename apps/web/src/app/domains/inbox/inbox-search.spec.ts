import { TestBed } from '@angular/core/testing';
import type { FoundText, MessagesAround, SearchResults } from '@centralita/shared-types';
import type { Role } from '@centralita/shared-types/rules';
import { OrganisationChoice } from '../people/api';
import { conversation, message, NOON } from './testing/fixtures';
import { OPEN, opened, page, THREAD } from './testing/opened-inbox';

const found = (id: string, changes: Partial<FoundText> = {}): FoundText => ({
  id,
  kind: 'message',
  conversationId: 'c1',
  channel: 'whatsapp',
  contact: conversation('c1').contact,
  author: 'customer',
  person: null,
  line: [
    { text: 'Llega el ', found: false },
    { text: 'envío', found: true },
  ],
  at: NOON - 1000,
  ...changes,
});
const results = (texts: FoundText[], next: string | null = null): SearchResults => ({
  conversations: [conversation('c1')],
  texts: page(texts, next),
});

describe('the search of the inbox', () => {
  // jsdom lays nothing out.
  beforeAll(() => (Element.prototype.scrollIntoView = () => undefined));
  const searched = async (answer: SearchResults, role: Role = 'agent') => {
    const rig = await opened([conversation('c1')], 'en', role);
    const field = rig.find<HTMLInputElement>('input[type=search]');
    field.value = 'envio';
    field.dispatchEvent(new Event('input'));
    await rig.bed.settle();
    await rig.bed.answer('GET /api/search', answer);
    return { ...rig, field };
  };

  it('shows people, then what was said with its words marked; keys lead there and back', async () => {
    const { element, text, find, field, bed } = await searched(
      results([found('m1'), found('n1', { kind: 'note', author: null })], 'next'),
    );
    expect(text('app-search-results')).toMatch(
      /3 results.*Conversations.*Carla.*Messages and notes.*envío.*Note:/,
    );
    expect([...element.querySelectorAll('mark')].map((one) => one.textContent)).toEqual(['envío', 'envío']);
    const link = find<HTMLAnchorElement>('app-found-text-row a');
    expect(link.getAttribute('href')).toBe(`/inbox/c1?at=${NOON - 1000}&to=m1`);
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }));
    expect(document.activeElement).toBe(find('app-search-results app-conversation-row a'));
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(document.activeElement).toBe(link);
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await bed.settle();
    expect(element.querySelector('app-search-results')).toBeNull();
  });

  it('opens a conversation at the message, and leads to its end', async () => {
    const { bed, find, press, text } = await searched(results([found('m1')]));
    await press('app-found-text-row a');
    await bed.answer(`GET ${OPEN}`, conversation('c1'));
    const around: MessagesAround = { ...page([message('m2'), message('m1')]), hasLater: true };
    await bed.answer(`GET ${THREAD}`, around);
    expect(find('.sought').textContent).toContain('Text of m1');
    expect(document.activeElement).toBe(find('.sought'));
    await press('.below a');
    await bed.answer(`GET ${THREAD}`, page([message('m9')]));
    expect(text('app-thread-page')).toContain('Text of m9');
    expect(text('app-thread-page')).not.toContain('Go to the latest');
  });

  it('says that nothing fits, and how to look', async () => {
    const { text } = await searched({ conversations: [], texts: page<FoundText>([]) });
    expect(text('app-search-results')).toContain('Try fewer words');
  });

  it('keeps what was found when the following page fails', async () => {
    const { bed, press, text } = await searched(results([found('m1')], 'next'));
    await press('app-search-results .more button');
    await bed.refuse('GET /api/search', 500, 'server/failed');
    expect(text('app-search-results')).toContain('2 results');
    await press('app-search-results app-failure-notice button');
    await bed.answer('GET /api/search', results([found('m2')]));
    expect(text('app-search-results')).toContain('3 results');
    expect(text('app-search-results app-failure-notice')).toBe('');
  });

  it('looks anew in another organisation, and shows nothing of the one before', async () => {
    const { bed, text } = await searched(results([found('m1')]), 'owner');
    TestBed.inject(OrganisationChoice).choose('organisation-2');
    await bed.settle();
    expect(text('app-search-results')).not.toContain('envío');
    const asked = bed.request('GET /api/search');
    expect(asked.request.urlWithParams).toContain('organisation=organisation-2');
    asked.flush(results([]));
    await bed.settle();
    expect(text('app-search-results')).toContain('1 result');
  });
});

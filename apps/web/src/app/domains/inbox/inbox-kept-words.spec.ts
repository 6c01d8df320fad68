import { TestBed } from '@angular/core/testing';
import type { NewMessage } from '@centralita/shared-types';
import { SessionStore } from '../identity/api';
import { sessionOf } from '../people/testing/people-bed';
import { Outbox } from './data/outbox';
import { conversation, message } from './testing/fixtures';
import { OPEN, opened, THREAD } from './testing/opened-inbox';

const KEPT = 'centralita.outbox.me';

describe('what was written and is not with the server yet', () => {
  const begin = async () => {
    const rig = await opened([conversation('c1')]);
    const type = async (selector: string, words: string): Promise<HTMLTextAreaElement> => {
      const field = rig.find<HTMLTextAreaElement>(selector);
      field.value = words;
      field.dispatchEvent(new Event('input'));
      await rig.bed.settle();
      return field;
    };
    const send = async (words: string): Promise<void> => {
      await type('app-composer textarea', words);
      await rig.press('app-composer .send');
    };
    return { ...rig, type, send };
  };
  /** As a browser does it: of all that there was, the tab's store stays. */
  const loadedAgain = async () => {
    const kept = { ...sessionStorage } as Record<string, string>;
    TestBed.resetTestingModule();
    const rig = await begin();
    for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, value);
    await rig.open(conversation('c1'), [message('m1')]);
    return rig;
  };

  it('stands there after the page was loaded again, and goes out once when it is sent again', async () => {
    const before = await begin();
    await before.open(conversation('c1'), [message('m1')]);
    await before.send('Lost on the train');
    const lost = before.bed.request(`POST ${THREAD}`);
    lost.error(new ProgressEvent('error'));
    await before.bed.settle();
    await before.send('On its way');
    const underWay = before.bed.request(`POST ${THREAD}`);

    const { bed, text, press, element } = await loadedAgain();
    const bubbles = element.querySelectorAll('app-pending-bubble');
    expect([...bubbles].map((one) => one.textContent?.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/Lost on the train.*loaded again.*arrives only once.*Send again.*Discard/),
      expect.stringMatching(/On its way.*loaded again/),
    ]);
    expect(bed.waiting(THREAD)).toBe(0);
    await press('app-pending-bubble button');
    const sent = message('m2', { author: 'person', text: 'Lost on the train', status: 'queued' });
    expect(await bed.answer(`POST ${THREAD}`, sent, 201)).toEqual(lost.request.body);
    expect(text('app-pending-bubble')).toContain('On its way');
    await press('app-pending-bubble button');
    const second = await bed.answer(`POST ${THREAD}`, { ...sent, id: 'm3', text: 'On its way' }, 201);
    expect(second).toEqual(underWay.request.body);
    expect(element.querySelector('app-pending-bubble')).toBeNull();
    expect(sessionStorage.getItem(KEPT)).toBeNull();
  });

  it('keeps files and templates with it, and nothing that it did not keep itself', async () => {
    const before = await begin();
    await before.open(conversation('c1'), []);
    const written = (): NewMessage =>
      before.bed.server.match((one) => one.method === 'POST' && one.url.startsWith(THREAD))[0]?.request
        .body as NewMessage;
    const outbox = TestBed.inject(Outbox);
    const draft = { conversationId: 'c1', text: '' };
    void outbox.send({ ...draft, attachments: [{ id: 'a1', name: 'bill.pdf' }] });
    const file = written();
    const template = { templateId: 't1', templateValues: [{ name: 'name', value: 'Eva' }] };
    void outbox.send({ ...draft, text: 'Hello Eva', attachments: [], template });
    const filled = written();
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '') as unknown[];
    sessionStorage.setItem(KEPT, JSON.stringify([null, { clientId: 'x' }, ...kept]));

    const { bed, text, press } = await loadedAgain();
    expect(text('app-pending-bubble')).toContain('bill.pdf');
    await press('app-pending-bubble button');
    expect(await bed.answer(`POST ${THREAD}`, message('m2'), 201)).toEqual(file);
    expect(text('app-pending-bubble')).toContain('Hello Eva');
    await press('app-pending-bubble button');
    expect(await bed.answer(`POST ${THREAD}`, message('m3'), 201)).toEqual(filled);
  });

  it('is not shown to whoever signs in next in the same tab, nor is a draft', async () => {
    const { bed, open, send, type, text, find, press } = await begin();
    await open(conversation('c1'), []);
    await send('Words of Ana');
    const underWay = bed.request(`POST ${THREAD}`);
    await press('.mode button:nth-child(2)');
    await type('app-note-composer textarea', 'Note of Ana');
    await press('.mode button:nth-child(1)');
    const field = await type('app-composer textarea', 'Draft of Ana');
    const signsIn = async (id: string): Promise<void> => {
      const session = sessionOf('agent');
      TestBed.inject(SessionStore).adopt({ ...session, person: { ...session.person, id } });
      await bed.settle();
    };
    await signsIn('bea');
    expect([text('app-thread-page').includes('Words of Ana'), field.value]).toEqual([false, '']);
    await press('.mode button:nth-child(2)');
    expect(find<HTMLTextAreaElement>('app-note-composer textarea').value).toBe('');
    await type('app-note-composer textarea', 'Note of Bea');
    // What becomes of it is Ana's.
    underWay.error(new ProgressEvent('error'));
    await bed.settle();
    expect(TestBed.inject(Outbox).pending()).toEqual([]);
    await signsIn('me');
    expect(find<HTMLTextAreaElement>('app-note-composer textarea').value).toBe('Note of Ana');
    await press('.mode button:nth-child(1)');
    expect(find<HTMLTextAreaElement>('app-composer textarea').value).toBe('Draft of Ana');
    expect(text('app-pending-bubble')).toContain('Words of Ana');
  });
});

describe('what is typed about one conversation', () => {
  const people = [
    { id: 'me', name: 'Ana' },
    { id: 'eva1', name: 'Eva' },
    { id: 'eva2', name: 'Eva' },
    { id: 'lopez', name: 'Eva López' },
  ];

  it('is no name for the contact of another', async () => {
    const unnamed = (id: string) =>
      conversation(id, { contact: { id: `contact-${id}`, name: null, address: '+34600123456' } });
    const { bed, open, find, press, element } = await opened([unnamed('c1'), unnamed('c2')]);
    await open(unnamed('c1'), []);
    await press('button[aria-label="Contact"]');
    await press('app-contact-pane .name + button');
    find<HTMLInputElement>('#contact-name').value = 'Carla';
    find('app-conversation-row a[href="/inbox/c2"]').click();
    await bed.settle();
    await bed.answer('GET /api/conversations/c2', unnamed('c2'));
    expect(element.querySelector('app-contact-pane')).not.toBeNull();
    expect(element.querySelector('#contact-name')).toBeNull();
    await press('app-contact-pane .name + button');
    expect(find<HTMLInputElement>('#contact-name').value).toBe('');
  });

  it('mentions the one who was chosen, nobody of the same name and nobody with a part of it', async () => {
    const { bed, open, find, press } = await opened([conversation('c1')]);
    await bed.answer('GET /api/conversations/assignees', people);
    await open(conversation('c1'), []);
    await press('.mode button:nth-child(2)');
    const field = find<HTMLTextAreaElement>('app-note-composer textarea');
    const add = async (words: string): Promise<void> => {
      field.value += words;
      field.dispatchEvent(new Event('input'));
      await bed.settle();
    };
    const mentioned = async (): Promise<unknown> => {
      await press('app-note-composer .send');
      const entry = { id: 'e1', conversationId: 'c1', kind: 'note', text: '', at: 1, mentions: [] };
      const facts = { person: people[0], assignee: null, until: null, rating: null };
      const body = await bed.answer(`POST ${OPEN}/notes`, { ...entry, ...facts }, 201);
      return (body as { mentions?: string[] }).mentions;
    };
    await add('@ev');
    find('app-suggestion-list li:nth-child(2)').click();
    await bed.settle();
    expect(field.value).toBe('@Eva ');
    expect(await mentioned()).toEqual(['eva2']);
    await add('@Eva López');
    expect(await mentioned()).toEqual(['lopez']);
    // Who was chosen for the note before is not chosen for this one.
    await add('@Eva');
    expect(await mentioned()).toEqual(['eva1', 'eva2']);
  });
});

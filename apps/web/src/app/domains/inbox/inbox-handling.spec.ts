import type { TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Conversation, InboxSettings } from '@centralita/shared-types';
import { conversation, message, NOON } from './testing/fixtures';
import { choose } from '../../shared/ui/testing/choose';
import { Toasts } from '../../shared/ui/toasts';
import { LIST, OPEN, opened, page } from './testing/opened-inbox';

const settings: InboxSettings = {
  replyMinutes: 0,
  asksRating: false,
  ratingQuestionEs: '¿Qué tal?',
  ratingQuestionEn: 'How was it?',
};
const SIZE = { id: 'f1', name: 'Size', kind: 'choice', choices: ['M', 'L'], value: 'M' };

describe('a conversation in the hands of a team', () => {
  const people = [
    { id: 'me', name: 'Ana Ruiz' },
    { id: 'bea', name: 'Bea Soto' },
  ];
  const menuItem = (words: string): HTMLElement => {
    const all = [...document.querySelectorAll<HTMLElement>('[mat-menu-item]')];
    const found = all.find(({ textContent }) => textContent?.includes(words));
    if (!found) throw new Error(`No ${words} among ${all.map((one) => one.textContent).join(', ')}`);
    return found;
  };

  it('lists whose is what with counts, and what is no more in the list leaves it', async () => {
    const { bed, text, press, names } = await opened([conversation('c1', { assignee: people[1]! })], 'es');
    await bed.answer(`GET ${LIST}/counts`, { mine: 2, unassigned: 0, all: 1_000, snoozed: 1 });
    expect(text('.views')).toMatch(/Todas 999\+ Mías 2 Sin asignar Pospuestas 1 Hechas/);
    expect(text('app-conversation-row')).toContain('Asignada a Bea Soto');
    await press('.views button:nth-child(2)');
    const asked = bed.request(`GET ${LIST}`);
    expect(new URL(asked.request.urlWithParams, 'http://x').searchParams.get('view')).toBe('mine');
    asked.flush(page([conversation('c2', { assignee: people[0]! })]));
    await bed.settle();
    await bed.happens('conversations/changed', { conversationId: 'c2' });
    await bed.answer(`GET ${LIST}/c2`, conversation('c2', { assignee: people[1]! }));
    expect(names()).toEqual([]);
    expect(text('app-empty-state')).toContain('Ahora no tienes ninguna');
  });

  it('is given to somebody, snoozed and labelled by keys, each with its way back', async () => {
    const { bed, open, text, press } = await opened([conversation('c1')]);
    await bed.answer(`GET ${LIST}/assignees`, people);
    await bed.answer('GET /api/labels', [{ id: 'l1', name: 'Invoices', colour: 'teal' }]);
    await open(conversation('c1'), [message('m1')]);
    const key = async (name: string): Promise<void> => {
      document.dispatchEvent(new KeyboardEvent('keydown', { key: name }));
      await bed.settle();
    };
    await key('a');
    menuItem('Bea Soto').click();
    await bed.settle();
    const given = conversation('c1', { assignee: people[1]! });
    expect(await bed.answer(`PATCH ${OPEN}`, given)).toEqual({ assigneeId: 'bea' });
    expect(text('app-handling-bar')).toContain('Bea Soto');

    await key('s');
    menuItem('Until they write').click();
    await bed.settle();
    const put = await bed.answer(`PATCH ${OPEN}`, conversation('c1', { state: 'waiting' }));
    expect(put).toEqual({ state: 'waiting' });
    expect(text()).not.toContain('Nothing matches');

    await key('l');
    menuItem('Invoices').click();
    await bed.settle();
    const labels = [{ id: 'l1', name: 'Invoices', colour: 'teal' as const }];
    expect(await bed.answer(`PATCH ${LIST}`, { changed: 1 })).toEqual({ ids: ['c1'], addLabelId: 'l1' });
    await bed.answer(`GET ${OPEN}`, conversation('c1', { labels }));
    expect(text('app-handling-bar')).toContain('Invoices');

    await press('app-handling-bar ~ app-answer-banner button');
    await bed.refuse(`PATCH ${OPEN}`, 422, 'conversations/not-assignable');
    expect(text()).toContain('Unassigned');
  });

  it('is left to people where it is mail: it offers no bot', async () => {
    const mail = conversation('c1', { channel: 'email', answeredBy: 'person' });
    const { open, text, element } = await opened([mail]);
    await open(mail, [message('m1')]);
    expect(text('app-answer-banner')).toContain('bots answer no mail');
    expect(element.querySelector('app-answer-banner button')).toBeNull();
  });

  it('says by when to reply and what was rated, and lists what is late, the longest wait first', async () => {
    const now = Date.now();
    const waits = (id: string, name: string, minutes: number): Conversation =>
      conversation(id, {
        contact: { id, name, address: '+34600000000' },
        waitingSince: now - minutes * 60_000,
        replyDueAt: now - minutes * 60_000 + 1_800_000,
      });
    const [early, late] = [waits('c1', 'Early', 10), waits('c2', 'Late', 180)];
    const { bed, press, text, names, find } = await opened([late, early, conversation('c3', { rating: 4 })]);
    await bed.answer('GET /api/inbox-settings', settings);
    await bed.answer(`GET ${LIST}/counts`, { mine: 0, unassigned: 3, all: 3, overdue: 1, snoozed: 0 });
    expect(text('.views')).not.toContain('Late');
    await bed.happens('organisations/changed', { organisationId: 'organisation-1' });
    await bed.answer('GET /api/inbox-settings', { ...settings, replyMinutes: 30 });
    expect(text('.views')).toContain('Late');
    expect(text('app-conversation-pane ul')).toMatch(/Reply 2 hr late.*\d+ min to reply.*Rated 4 of 5/);

    await bed.answer(`GET ${LIST}`, page([late, early]));
    await press('.views button:nth-child(4)');
    const asked = bed.request(`GET ${LIST}`);
    expect(asked.request.urlWithParams).toContain('view=overdue');
    const later = waits('c4', 'Later', 40);
    asked.flush(page([late, later]));
    await bed.settle();
    expect(names()).toEqual(['Late', 'Later']);
    await bed.happens('messages/received', { conversationId: 'c4' });
    await bed.answer(`GET ${LIST}/c4`, { ...later, replyDueAt: null, waitingSince: null });
    expect(names()).toEqual(['Late']);
    expect(() => find('[href="/inbox/settings"]')).toThrow();
  });

  it('says which colleague writes an answer, and tells them that somebody does here', async () => {
    const { bed, open, text, find, press } = await opened([conversation('c1')], 'es');
    await bed.answer(`GET ${LIST}/assignees`, people);
    await open(conversation('c1'), [message('m1')]);
    const passes = (personId: string, writing: boolean, conversationId = 'c1'): Promise<void> =>
      bed.passes('conversations/writing', { conversationId, personId, writing });
    await passes('bea', true, 'c2');
    await passes('me', true);
    expect(text('app-writing-line')).not.toContain('escribiendo');
    await passes('bea', true);
    expect(text('app-writing-line')).toContain('Bea Soto está escribiendo…');
    await passes('gone', true);
    expect(text('app-writing-line')).toContain('Varios compañeros están escribiendo…');
    await passes('bea', false);
    expect(text('app-writing-line')).toContain('Un compañero está escribiendo…');

    const type = async (words: string): Promise<void> => {
      const field = find<HTMLTextAreaElement>('app-composer textarea');
      field.value = words;
      field.dispatchEvent(new Event('input'));
      await bed.settle();
    };
    await type('Ho');
    expect(await bed.answer(`POST ${OPEN}/writing`, null, 204)).toEqual({ writing: true });
    await type('Hola');
    expect(bed.waiting(`${OPEN}/writing`)).toBe(0);
    find('app-emoji-menu button').click();
    await bed.settle();
    menuItem('🙏').click();
    await bed.settle();
    expect(find<HTMLTextAreaElement>('app-composer textarea').value).toBe('Hola🙏');
    // Taken back, left, or a note in its place: it ends at once, each time.
    const ends = async (how: () => Promise<unknown>): Promise<void> => {
      await how();
      expect(await bed.answer(`POST ${OPEN}/writing`, null, 204)).toEqual({ writing: false });
    };
    const begins = async (): Promise<void> => {
      await type('Hola');
      expect(await bed.answer(`POST ${OPEN}/writing`, null, 204)).toEqual({ writing: true });
    };
    await ends(() => type(''));
    await begins();
    await ends(async () => {
      find('app-composer textarea').dispatchEvent(new Event('blur'));
      await bed.settle();
    });
    await begins();
    await ends(() => press('.mode button:nth-child(2)'));
  });

  it('shows what the team did, and takes notes with mentions that are no messages', async () => {
    const { bed, open, find, press, text } = await opened([conversation('c1')]);
    await bed.answer(`GET ${LIST}/assignees`, people);
    await open(conversation('c1', { cannotWrite: 'opted-out' }), [message('m1')]);
    const facts = { conversationId: 'c1', text: '', assignee: null, until: null, mentions: [], rating: null };
    await bed.answer(
      `GET ${OPEN}/entries`,
      page([
        { ...facts, id: 'e2', kind: 'assigned', person: people[1], assignee: people[0], at: NOON + 2 },
        { ...facts, id: 'e1', kind: 'note', person: people[1], text: 'Paid <b>twice</b>', at: NOON + 1 },
      ]),
    );
    expect(text('[role=log]')).toMatch(
      /Text of m1.*Bea Soto · Note for the team ?Paid <b>twice<\/b>.*Bea Soto gave you/,
    );

    await press('.mode button:nth-child(2)');
    const field = find<HTMLTextAreaElement>('app-note-composer textarea');
    const type = async (words: string): Promise<void> => {
      field.value = words;
      field.dispatchEvent(new Event('input'));
      await bed.settle();
    };
    await type('Ask @be');
    expect(text('app-suggestion-list')).toContain('Bea Soto');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await bed.settle();
    expect(field.value).toBe('Ask @Bea Soto ');
    await press('app-note-composer .send');
    const note = { ...facts, id: 'e3', kind: 'note', person: people[0], text: 'Ask @Bea Soto', at: NOON + 3 };
    expect(await bed.answer(`POST ${OPEN}/notes`, note, 201)).toEqual({
      text: 'Ask @Bea Soto',
      mentions: ['bea'],
    });
    expect(text('[role=log]')).toContain('You · Note for the teamAsk @Bea Soto');
    expect(field.value).toBe('');
  });

  it('shows a mail as it was sent in a frame that runs nothing, with pictures on request', async () => {
    const { bed, open, find, press, text } = await opened([conversation('c1', { channel: 'email' })]);
    await open(conversation('c1', { channel: 'email' }), [
      message('m1', { subject: 'Invoice', html: { remotePictures: true } }),
    ]);
    const frame = (): HTMLIFrameElement => find('app-mail-frame iframe');
    expect(frame().getAttribute('sandbox')).toBe(
      'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    );
    const address = (): URL => new URL(frame().src);
    expect(address().pathname).toBe('/api/messages/m1/html');
    expect(address().searchParams.has('pictures')).toBe(false);
    await press('app-mail-frame button');
    expect(address().searchParams.get('pictures')).toBe('on');
    expect(text('app-mail-frame')).not.toContain('Pictures are not fetched');
    await press('app-message-bubble .look');
    expect(text('app-message-bubble')).toContain('Text of m1');
    await bed.settle();
  });

  it('tells what a mail is about before its text, and lists its files behind it', async () => {
    const { open, text } = await opened([conversation('c1', { channel: 'email' })]);
    const file = { id: 'a1', type: 'text/plain', name: 'menu.txt', bytes: 6, transcript: null };
    await open(conversation('c1', { channel: 'email' }), [
      message('m1', { subject: 'Invoice', attachments: [{ ...file, state: 'stored', problem: null }] }),
    ]);
    expect(text('app-message-bubble .bubble')).toMatch(/^ ?Invoice ?Text of m1 ?menu\.txt ?6 bytes/);
  });

  it('puts a saved reply in by a slash, with the names filled in', async () => {
    const { bed, open, find, text } = await opened([conversation('c1')]);
    await bed.answer('GET /api/saved-replies', [
      { id: 'r1', shortcut: 'bye', text: 'Bye' },
      {
        id: 'r2',
        shortcut: 'hello',
        text: 'Hi {{contact.firstName}}, {{agent.name}} of {{organisation.name}} here. {{ SIZE }}{{Born}}',
      },
    ]);
    await open(conversation('c1'), []);
    const field = find<HTMLTextAreaElement>('app-composer textarea');
    field.value = 'Well. /he';
    field.dispatchEvent(new Event('input'));
    await bed.settle();
    // What it needs of the contact is on its way.
    expect(() => find('app-suggestion-list')).toThrow();
    const born = { ...SIZE, id: 'f2', name: 'Born', kind: 'date', value: '' };
    await bed.answer('GET /api/contacts/contact-c1', { fields: [{ ...SIZE, value: 'M' }, born] });
    await bed.settle();
    expect(text('app-suggestion-list')).toContain('/helloHi Carla, Ana Ruiz of Clínica Sol here. M');
    expect(text('app-suggestion-list')).not.toContain('/bye');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await bed.settle();
    expect(field.value).toBe('Well. Hi Carla, Ana Ruiz of Clínica Sol here. M');
    expect(text('app-composer .foot')).toContain('not known of this contact: Born.');
    expect(() => find('app-pending-bubble')).toThrow();
  });

  it('shows all that there was with one person, and joins and separates their numbers', async () => {
    const { bed, loader, open, press, text, find } = await opened([conversation('c1')]);
    await open(conversation('c1'), [message('m1')]);
    await press('app-thread-page header button:last-of-type');
    const own = { contactId: 'contact-c1', channel: 'whatsapp', address: '+34600123456', name: 'Carla' };
    await bed.answer('GET /api/contacts/contact-c1', {
      name: 'Carla',
      fields: [SIZE],
      addresses: [{ ...own, joined: false, conversationId: 'c1' }],
    });
    const none = {
      channel: null,
      conversationId: null,
      direction: null,
      person: null,
      state: null,
      talkedSec: null,
    };
    await bed.answer(
      'GET /api/contacts/contact-c1/timeline',
      page([
        { ...none, id: 't3', kind: 'appointment', at: NOON + 3, text: 'Check-up', state: 'planned' },
        { ...none, id: 't2', kind: 'call', at: NOON + 2, text: '', direction: 'in', state: 'missed' },
        { ...none, id: 't1', kind: 'message', at: NOON, text: 'Hola', channel: 'sms', direction: 'in' },
      ]),
    );
    expect(text('app-person-panel ol')).toMatch(/Appointment.*Check-up.*Missed call.*They wrote.*Hola/);

    // What the organisation keeps of its contacts is changed here too.
    await choose(loader, 'L', 'app-person-fields app-select-box');
    await press('app-person-fields button');
    const filled = await bed.answer('PATCH /api/contacts/contact-c1', {
      name: 'Carla',
      fields: [{ ...SIZE, value: 'L' }],
      addresses: [{ ...own, joined: false, conversationId: 'c1' }],
    });
    expect(filled).toEqual({ fields: [{ fieldId: 'f1', value: 'L' }] });

    await press('app-person-panel .join');
    const dialog = document.querySelector<HTMLElement>('app-join-dialog')!;
    const field = dialog.querySelector('input')!;
    field.value = 'carla';
    field.dispatchEvent(new Event('input'));
    const answers = (): unknown[] => bed.server.match(({ url }) => url.split('?')[0] === '/api/contacts');
    let asked: unknown[] = [];
    for (let looks = 0; looks < 100 && asked.length === 0; looks += 1) {
      await bed.settle(50);
      asked = answers();
    }
    const other = { id: 'contact-2', channel: 'email', address: 'carla@example.com', name: 'Carla G.' };
    (asked[0] as TestRequest).flush([other]);
    await bed.settle();
    dialog.querySelector<HTMLElement>('li button')!.click();
    for (let looks = 0; looks < 100 && document.querySelector('app-join-dialog'); looks += 1)
      await bed.settle(50);
    const both = [
      { ...own, joined: true, conversationId: 'c1' },
      {
        ...own,
        contactId: 'contact-2',
        channel: 'email',
        address: 'carla@example.com',
        joined: true,
        conversationId: null,
      },
    ];
    const body = await bed.answer('POST /api/contacts/contact-c1/join', {
      ...{ name: 'Carla', fields: [], addresses: both },
      undo: 'sealed',
    });
    expect(body).toEqual({ contactId: 'contact-2' });
    expect(text('app-person-panel ul')).toContain('carla@example.com');
    const toast = TestBed.inject(Toasts).toasts().at(-1);
    expect(toast?.text).toBe('Shown as one person.');
    toast!.action!.run();
    await bed.settle();
    const undone = await bed.answer('POST /api/contacts/contact-c1/undo-join', {
      ...{ name: 'Carla', fields: [], addresses: [both[0]] },
    });
    expect(undone).toEqual({ undo: 'sealed' });
    expect(text('app-person-panel ul')).not.toContain('carla@example.com');
    await bed.happens('contacts/changed', { contactId: 'contact-c1' });
    await bed.answer('GET /api/contacts/contact-c1', { name: 'Carla', fields: [], addresses: both });
    find('[aria-label="Separate carla@example.com from this person"]').click();
    await bed.settle();
    await bed.answer('POST /api/contacts/contact-2/separate', {
      name: 'Carla',
      fields: [],
      addresses: [both[1]],
    });
  });

  it('several are selected by key and mouse, and changed at once', async () => {
    const all = ['c1', 'c2', 'c3'].map((id) => conversation(id));
    const { bed, element, text, press } = await opened(all);
    await bed.answer(`GET ${LIST}/assignees`, people);
    await bed.answer('GET /api/labels', []);
    const rows = element.querySelectorAll<HTMLElement>('app-conversation-row a');
    const key = async (name: string, row: number, shiftKey = false): Promise<void> => {
      rows[row]!.dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true }));
      await bed.settle();
    };
    await key('x', 0);
    expect(text('app-selection-bar')).toContain('Selected: 1');
    await key('x', 2, true);
    expect(text('app-selection-bar')).toContain('Selected: 3');
    await press('li:nth-child(2) .pick');
    expect(text('app-selection-bar')).toContain('Selected: 2');
    await press('app-selection-bar [aria-haspopup=menu] ~ [aria-haspopup=menu]');
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { keyCode: 40, bubbles: true }));
    await bed.settle();
    // Who only looks through the menu has done nothing.
    expect(bed.waiting(LIST)).toBe(0);
    menuItem('Bea Soto').click();
    await bed.settle();
    const sent = (await bed.answer(`PATCH ${LIST}`, { changed: 2 })) as { ids: string[] };
    expect({ ...sent, ids: sent.ids.toSorted() }).toEqual({ ids: ['c1', 'c3'], assigneeId: 'bea' });
    await bed.answer(`GET ${LIST}`, page(all));
    expect(element.querySelector('app-selection-bar')).toBeNull();
    await key('x', 1);
    await key('Escape', 1);
    expect(element.querySelector('app-selection-bar')).toBeNull();
  });
});

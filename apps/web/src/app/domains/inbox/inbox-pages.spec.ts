import type { TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Conversation, Message } from '@centralita/shared-types';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { TeamBed } from '../team/testing/team-bed';
import { inboxRoutes } from './inbox.routes';
import { conversation, message, NOON } from './testing/fixtures';

// Pages are walked step by step as a person does, on a machine that may be busy.
const page = <T>(items: T[], next: string | null = null) => ({ items, next });
const LIST = '/api/conversations';
const OPEN = '/api/conversations/c1';
const THREAD = `${OPEN}/messages`;

describe('the messages page', () => {
  const opened = async (conversations: Conversation[], language: 'en' | 'es' = 'en') => {
    const bed = new TeamBed('inbox', language, [
      provideRouter([{ path: 'inbox', children: inboxRoutes }], withComponentInputBinding()),
    ]);
    await firstValueFrom(TestBed.inject(TranslocoService).load(language));
    const harness = await RouterTestingHarness.create();
    const arrived = harness.navigateByUrl('/inbox');
    await bed.signIn('agent');
    await arrived;
    await bed.settle();
    await bed.answer(`GET ${LIST}`, page(conversations));
    const element = harness.fixture.nativeElement as HTMLElement;
    const text = (selector = 'app-inbox-page'): string =>
      (element.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ');
    const find = <T extends HTMLElement>(selector: string): T => {
      const found = element.querySelector<T>(selector);
      if (!found) throw new Error(`${selector} is not there: ${text()}`);
      return found;
    };
    const press = async (selector: string): Promise<void> => {
      find(selector).click();
      await bed.settle();
    };
    const open = async (known: Conversation, messages: Message[]): Promise<void> => {
      await TestBed.inject(Router).navigateByUrl('/inbox/c1');
      await bed.settle();
      await bed.answer(`GET ${OPEN}`, known);
      await bed.answer(`GET ${THREAD}`, page(messages));
    };
    const names = (): string[] =>
      [...element.querySelectorAll('app-conversation-row .name')].map((one) => one.textContent?.trim() ?? '');
    return { bed, element, text, find, press, open, names };
  };

  it('teaches where there is nothing yet', async () => {
    const { text } = await opened([], 'es');
    expect(text()).toContain('Aún no hay mensajes');
    expect(text()).toContain('abre el teléfono simulado');
  });

  it('offers another try where the list could not be had', async () => {
    const { bed, text, press } = await opened([conversation('c1')]);
    await bed.happens('conversations/changed', { conversationId: 'c1' });
    await bed.refuse(`GET ${OPEN}`, 500, 'server/broken');
    expect(text()).toContain('Something went wrong on the server');
    await press('app-failure-notice button');
    await bed.answer(`GET ${LIST}`, page([conversation('c1')]));
    expect(text()).not.toContain('Something went wrong');
  });

  it('shows who, what, what is unread, who answers and who is asked for', async () => {
    const { text } = await opened([
      conversation('c1', { unread: 3, answeredBy: 'person', handedOver: { reason: 'asked', at: NOON } }),
    ]);
    expect(text('app-conversation-row')).toMatch(
      /WhatsApp.*Carla Gómez.*Hola.*Unread messages: 3.*A person answers.*Needs a person/,
    );
  });

  it('brings what is fresh up, but not under the hands of a reader', async () => {
    const at = (shift: number, name: string, id: string): Conversation =>
      conversation(id, {
        contact: { id, name, address: '+34600000000' },
        last: { text: name, author: 'customer', status: 'received', hasAttachments: false, at: NOON + shift },
      });
    const { bed, names, find, press, text } = await opened([at(2, 'First', 'a'), at(1, 'Second', 'b')]);
    const happens = async (fresh: Conversation): Promise<void> => {
      await bed.happens('messages/received', { conversationId: fresh.id });
      await bed.answer(`GET ${LIST}/${fresh.id}`, fresh);
    };
    await happens(at(3, 'Second', 'b'));
    expect(names()).toEqual(['Second', 'First']);

    find('app-conversation-pane').dispatchEvent(new Event('pointermove'));
    await happens(at(4, 'First', 'a'));
    await happens(at(5, 'New', 'n'));
    expect(names()).toEqual(['Second', 'First']);
    expect(text('.fresh')).toContain('1 conversation with news');
    await press('.fresh');
    expect(names()).toEqual(['New', 'First', 'Second']);
  });

  it('opens a conversation, marks it as read, and words what went wrong', async () => {
    const { bed, open, text, press } = await opened([conversation('c1', { unread: 1 })]);
    await open(conversation('c1', { unread: 1 }), [
      message('m3', {
        author: 'person',
        person: 'Bea Soto',
        status: 'undelivered',
        error: { code: '30003', detail: 'Unreachable destination handset' },
        canRetry: true,
      }),
      message('m2', {
        author: 'bot',
        status: 'read',
        source: { kind: 'cache', id: 'imv_es_01', tookMs: 12 },
      }),
      message('m1', { text: '<b>Hola</b>' }),
    ]);
    await bed.answer(`POST ${OPEN}/read`, null, 204);
    expect(text('app-thread-page')).toMatch(/<b>Hola<\/b>.*Bot.*Read.*cache · imv_es_01 · 12 ms/);
    expect(text('app-message-trouble')).toMatch(/could not be reached.*Send it again later.*30003/);
    await press('app-message-trouble button');
    await bed.answer('POST /api/messages/m3/retry', message('m3', { author: 'person', status: 'queued' }));
    expect(text('app-thread-page')).not.toContain('could not be reached');
  });

  it('shows what is sent at once, and a failure in its place with another go', async () => {
    const { bed, open, find, press, text } = await opened([conversation('c1')]);
    await open(conversation('c1'), [message('m1')]);
    const field = find<HTMLTextAreaElement>('app-composer textarea');
    field.value = 'Te ayudo yo.';
    field.dispatchEvent(new Event('input'));
    await bed.settle();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await bed.settle();
    expect(field.value).toBe('');
    expect(text('app-pending-bubble')).toContain('Te ayudo yo.');
    const first = bed.request(`POST ${THREAD}`);
    first.flush(null, { status: 503, statusText: 'away' });
    await bed.settle();
    expect(text('app-pending-bubble')).toContain('It did not reach the server.');
    await press('app-pending-bubble button');
    const sent = message('m2', {
      author: 'person',
      person: 'Ana Ruiz',
      text: 'Te ayudo yo.',
      status: 'queued',
    });
    const again = await bed.answer(`POST ${THREAD}`, sent, 201);
    expect(again).toEqual(first.request.body);
    expect(text('app-thread-page')).toMatch(/You.*Te ayudo yo\..*On its way/);
    expect(() => find('app-pending-bubble')).toThrow();
  });

  it('keeps a draft, and says instead of the field why nothing can be written', async () => {
    const { bed, open, find, text } = await opened([conversation('c1')]);
    await open(conversation('c1'), [message('m1')]);
    const field = find<HTMLTextAreaElement>('app-composer textarea');
    field.value = 'Half a';
    field.dispatchEvent(new Event('input'));
    await bed.settle();
    expect(sessionStorage.getItem('centralita.draft.c1')).toBe('Half a');
    await bed.happens('conversations/changed', { conversationId: 'c1' });
    const closed = conversation('c1', { cannotWrite: 'opted-out' });
    for (const request of bed.server.match((one) => one.url.split('?')[0] === OPEN)) request.flush(closed);
    await bed.settle();
    expect(text('app-composer')).toContain('asked for no more messages');
  });

  it('a closed window is passed by a template, filled and sent from the conversation', async () => {
    const closed = conversation('c1', { cannotWrite: 'window-closed', windowUntil: NOON });
    const { bed, open, press, text, element } = await opened([closed]);
    await open(closed, []);
    expect(text('app-composer')).toContain('Send an approved template');
    await press('app-cannot-write-notice button');
    const template = {
      id: 't1',
      name: 'follow_up',
      language: 'en',
      category: 'utility',
      body: 'Hello {{name}}, did we answer your question?',
      variables: [{ name: 'name', sample: 'Ana' }],
      buttons: [{ title: 'Yes', id: 'yes' }],
      state: 'approved',
    };
    const pending = { ...template, id: 't0', name: 'a_pending_one', state: 'pending' };
    await bed.answer('/api/templates', { items: [pending, template], syncedAt: 1, syncProblem: null });
    const dialog = document.querySelector<HTMLElement>('mat-dialog-container')!;
    expect(dialog.textContent).toContain('follow_up · English');
    expect(dialog.textContent).not.toContain('a_pending_one');
    const send = dialog.querySelector<HTMLButtonElement>('button[type=submit]')!;
    expect(send.disabled).toBe(true);
    const field = dialog.querySelector('input')!;
    field.value = 'Eva';
    field.dispatchEvent(new Event('input'));
    await bed.settle();
    expect(dialog.querySelector('.bubble')?.textContent?.trim()).toBe(
      'Hello Eva, did we answer your question?',
    );
    send.click();
    const pendingBubble = (): Element | null => element.querySelector('app-pending-bubble');
    // The dialog leaves slowly.
    for (let looks = 0; looks < 100 && !pendingBubble(); looks += 1) await bed.settle(50);
    expect(pendingBubble()?.textContent).toContain('Hello Eva, did we answer');
    const request = bed.request(`POST ${THREAD}`);
    expect(request.request.body).toEqual({
      clientId: expect.any(String) as string,
      templateId: 't1',
      templateValues: [{ name: 'name', value: 'Eva' }],
    });
    const sent = message('m1', {
      author: 'person',
      status: 'queued',
      template: { name: 'follow_up', buttons: ['Yes'] },
    });
    request.flush(sent);
    await bed.settle();
    expect(text('app-message-bubble')).toContain('Yes');
    expect(text('app-message-bubble')).toContain('Template follow_up');
  });

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
    expect(await bed.answer(`PUT ${OPEN}/labels`, conversation('c1', { labels }))).toEqual({
      labelIds: ['l1'],
    });
    expect(text('app-handling-bar')).toContain('Invoices');

    await press('app-handling-bar ~ app-answer-banner button');
    await bed.refuse(`PATCH ${OPEN}`, 422, 'conversations/not-assignable');
    expect(text()).toContain('Unassigned');
  });

  it('shows what the team did, and takes notes with mentions that are no messages', async () => {
    const { bed, open, find, press, text } = await opened([conversation('c1')]);
    await bed.answer(`GET ${LIST}/assignees`, people);
    await open(conversation('c1', { cannotWrite: 'opted-out' }), [message('m1')]);
    const facts = { conversationId: 'c1', text: '', assignee: null, until: null, mentions: [] };
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

  it('puts a saved reply in by a slash, with the names filled in', async () => {
    const { bed, open, find, text } = await opened([conversation('c1')]);
    await bed.answer('GET /api/saved-replies', [
      { id: 'r1', shortcut: 'bye', text: 'Bye' },
      {
        id: 'r2',
        shortcut: 'hello',
        text: 'Hi {{contact.firstName}}, {{agent.name}} of {{organisation.name}} here.',
      },
    ]);
    await open(conversation('c1'), []);
    const field = find<HTMLTextAreaElement>('app-composer textarea');
    field.value = 'Well. /he';
    field.dispatchEvent(new Event('input'));
    await bed.settle();
    expect(text('app-suggestion-list')).toContain('/helloHi Carla, Ana Ruiz of Clínica Sol here.');
    expect(text('app-suggestion-list')).not.toContain('/bye');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await bed.settle();
    expect(field.value).toBe('Well. Hi Carla, Ana Ruiz of Clínica Sol here.');
    expect(() => find('app-pending-bubble')).toThrow();
  });

  it('shows all that there was with one person, and joins and separates their numbers', async () => {
    const { bed, open, press, text, find } = await opened([conversation('c1')]);
    await open(conversation('c1'), [message('m1')]);
    await press('app-thread-page header button:last-of-type');
    const own = { contactId: 'contact-c1', channel: 'whatsapp', address: '+34600123456', name: 'Carla' };
    await bed.answer('GET /api/contacts/contact-c1', {
      name: 'Carla',
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
    const body = await bed.answer('POST /api/contacts/contact-c1/join', { name: 'Carla', addresses: both });
    expect(body).toEqual({ contactId: 'contact-2' });
    expect(text('app-person-panel ul')).toContain('carla@example.com');
    find('[aria-label="Separate carla@example.com from this person"]').click();
    await bed.settle();
    await bed.answer('POST /api/contacts/contact-2/separate', { name: 'Carla', addresses: [both[1]] });
  });
});

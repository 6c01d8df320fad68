import type { Conversation } from '@centralita/shared-types';
import { conversation, message, NOON } from './testing/fixtures';
import { LIST, OPEN, opened, page, THREAD } from './testing/opened-inbox';

describe('the messages page', () => {
  it('teaches where there is nothing yet', async () => {
    const { bed, text } = await opened([], 'es');
    await bed.answer(`GET ${LIST}`, page([]));
    expect(text()).toContain('Aún no hay mensajes');
    expect(text()).toContain('abre el teléfono simulado');
  });

  it('says that nothing is open once the only conversation is done, and leads to what is done', async () => {
    const { bed, text, press, names } = await opened([conversation('c1')]);
    const done = conversation('c1', { state: 'done' });
    await bed.happens('conversations/changed', { conversationId: 'c1' });
    await bed.answer(`GET ${OPEN}`, done);
    expect(text()).not.toContain('No messages yet');
    await bed.answer(`GET ${LIST}`, page([done]));
    expect(text('app-none-open')).toContain('Nothing is open');
    expect(text('app-none-open')).not.toContain('Show what is snoozed');
    await press('app-none-open button');
    const asked = bed.request(`GET ${LIST}`);
    expect(new URL(asked.request.urlWithParams, 'http://x').searchParams.get('view')).toBe('done');
    asked.flush(page([done]));
    await bed.settle();
    expect(names()).toEqual(['Carla Gómez']);
  });

  it('leads to what is snoozed where all is', async () => {
    const { bed, text, press } = await opened([]);
    await bed.answer(`GET ${LIST}/counts`, { mine: 0, unassigned: 0, all: 0, overdue: 0, snoozed: 2 });
    await bed.answer(`GET ${LIST}`, page([]));
    expect(text('app-none-open')).toContain('Nothing is open');
    await press('app-none-open button');
    const asked = bed.request(`GET ${LIST}`);
    expect(new URL(asked.request.urlWithParams, 'http://x').searchParams.get('view')).toBe('snoozed');
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
      conversation('c1', {
        unread: 3,
        answeredBy: 'person',
        handedOver: { reason: 'asked', at: NOON, summary: null },
      }),
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

  it('says why a mail was lost, in words and in those of the server that refused it', async () => {
    const mail = conversation('c1', { channel: 'email', answeredBy: 'person' });
    const { open, text } = await opened([mail], 'es');
    const error = { code: 'bounce', detail: '550 5.1.1 user unknown' };
    await open(mail, [
      message('m3', { author: 'person', status: 'uncertain' }),
      message('m2', { author: 'person', status: 'undelivered', error, canRetry: true }),
    ]);
    expect(text('app-message-trouble')).toMatch(
      /no lo aceptó.*Revisa la dirección.*550 5\.1\.1 user unknown.*código bounce de SendGrid/,
    );
    expect(text('app-thread-page')).toContain('No se sabe si salió');
    expect(text('app-thread-page')).not.toContain('Twilio');
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

  it('lets what was looked for and not found be sent again', async () => {
    const { bed, open, text, find, press } = await opened([conversation('c1')]);
    const lost = { author: 'person', status: 'uncertain' } as const;
    await open(conversation('c1'), [message('m3', { ...lost, canRetry: true }), message('m2', lost)]);
    expect(text('app-thread-page')).toMatch(/Nobody has confirmed this message.*It was looked for/);
    expect(find('app-thread-page').querySelectorAll('app-message-trouble')).toHaveLength(1);
    await press('app-message-trouble button');
    await bed.answer('POST /api/messages/m3/retry', message('m3', { author: 'person', status: 'queued' }));
    expect(text('app-thread-page')).not.toContain('It was looked for');
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
    await bed.refuse(`POST ${THREAD}`, 429, 'messages/daily-cap', { 'Retry-After': '172800' });
    const opens = new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(Date.now() + 172_800_000);
    expect(text('app-pending-bubble')).toContain(
      `Your organisation has used up today's messages. You can send this from ${opens}`,
    );
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
    expect(sessionStorage.getItem('centralita.draft.me.c1')).toBe('Half a');
    await bed.happens('conversations/changed', { conversationId: 'c1' });
    const closed = conversation('c1', { cannotWrite: 'opted-out' });
    for (const request of bed.server.match((one) => one.url.split('?')[0] === OPEN)) request.flush(closed);
    await bed.settle();
    expect(text('app-composer')).toContain('asked for no more messages');
  });

  it('a closed window is passed by a template, filled and sent from the conversation', async () => {
    const closed = conversation('c1', { cannotWrite: 'window-closed', windowUntil: NOON, language: 'en' });
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
    const spanish = { ...template, id: 't2', language: 'es' };
    const pending = { ...template, id: 't0', name: 'a_pending_one', state: 'pending' };
    await bed.answer('/api/templates', {
      items: [pending, spanish, template],
      syncedAt: 1,
      syncProblem: null,
    });
    const dialog = document.querySelector<HTMLElement>('mat-dialog-container')!;
    expect(dialog.textContent).toContain('follow_up · English');
    expect(dialog.textContent).toContain('English: the language in which this contact writes.');
    expect(dialog.textContent).not.toContain('a_pending_one');
    const send = dialog.querySelector<HTMLButtonElement>('button[type=submit]')!;
    // What they are called stands in it, until a field of the contact has the variable's name.
    expect([dialog.querySelector('input')!.value, send.disabled]).toEqual(['Carla Gómez', false]);
    // A field stands in it as well, or is said to be empty.
    const kept = (value: string) => ({
      fields: [{ id: 'f1', name: 'NAME', kind: 'text', choices: [], value }],
    });
    await bed.answer('GET /api/contacts/contact-c1', kept('Carla'));
    expect([dialog.querySelector('input')!.value, send.disabled]).toEqual(['Carla', false]);
    await bed.happens('contacts/changed', { contactId: 'contact-c1' });
    await bed.answer('GET /api/contacts/contact-c1', kept(''));
    expect(dialog.textContent).toContain('no value for it yet');
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
});

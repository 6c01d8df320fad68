import type { Attachment } from '@centralita/shared-types';
import { conversation, message } from './testing/fixtures';
import { opened, THREAD } from './testing/opened-inbox';

const file = (id: string, more: Partial<Attachment> = {}): Attachment => ({
  ...{ id, type: 'application/pdf', name: `${id}.pdf`, bytes: 6, state: 'stored', problem: null },
  transcript: null,
  ...more,
});

describe('mail and files of a thread', () => {
  it.each([
    ['en', 'It is not proven that this mail is of this sender.'],
    ['es', 'No está probado que este correo sea de este remitente.'],
  ] as const)('say beside a mail that its sender is not proven: %s', async (language, words) => {
    const mail = conversation('c1', { channel: 'email' });
    const { open, element } = await opened([mail], language);
    await open(mail, [
      message('m2', { subject: 'Pay here', sender: 'unverified' }),
      message('m1', { subject: 'Invoice', sender: 'verified' }),
    ]);
    const bubbles = [...element.querySelectorAll('app-message-bubble')].map((one) => one.textContent ?? '');
    expect(bubbles.filter((text) => text.includes(words))).toEqual([expect.stringContaining('Pay here')]);
  });

  it('say by mail what brings somebody back, which is no keyword', async () => {
    const gone = conversation('c1', { channel: 'email', cannotWrite: 'opted-out' });
    const { open, text } = await opened([gone]);
    await open(gone, [message('m1')]);
    expect(text('app-composer')).toContain('as soon as they write to you');
    expect(text('app-composer')).not.toContain('START');
  });

  it.each([
    ['en', 'You can answer, since they have written to you. Reminders and campaigns stay off.'],
    ['es', 'Puedes responder porque te ha escrito después. Los recordatorios y las campañas siguen parados.'],
  ] as const)('say that only a person answers who has unsubscribed: %s', async (language, words) => {
    const gone = conversation('c1', { channel: 'email', hasOptedOut: true });
    const { open, find, text } = await opened([gone], language);
    await open(gone, [message('m1')]);
    expect(text('app-composer [role=status]')).toContain(words);
    expect(find<HTMLTextAreaElement>('app-composer textarea').disabled).toBe(false);
  });

  it('say of a file that the message went without it', async () => {
    const { open, text } = await opened([conversation('c1')]);
    const attachments = [file('a1', { problem: 'attachments/not-sent' })];
    await open(conversation('c1'), [message('m1', { author: 'person', status: 'delivered', attachments })]);
    expect(text('app-attachment-view')).toMatch(/a1\.pdf.*This file was not sent/);
    expect(text('app-composer')).not.toContain('stay off');
  });

  it.each(['whatsapp', 'sms'] as const)(
    'go as many messages as files over WhatsApp only: %s',
    async (channel) => {
      const here = conversation('c1', { channel });
      const { bed, open, find, press } = await opened([here]);
      await open(here, [message('m1')]);
      const picker = find<HTMLInputElement>('app-composer input[type=file]');
      Object.defineProperty(picker, 'files', { value: [new File(['a'], 'a.pdf'), new File(['b'], 'b.pdf')] });
      picker.dispatchEvent(new Event('change'));
      const uploads = bed.server.match((one) => one.url.startsWith('/api/attachments'));
      uploads.forEach((upload, index) => upload.flush(file(['a', 'b'][index] ?? '')));
      await bed.settle();
      const field = find<HTMLTextAreaElement>('app-composer textarea');
      field.value = 'Both';
      field.dispatchEvent(new Event('input'));
      await bed.settle();
      await press('app-composer .send');
      const sent = message('m2', { author: 'person', status: 'queued' });
      const first = await bed.answer(`POST ${THREAD}`, sent, 201);
      if (channel === 'sms') {
        expect(first).toMatchObject({ text: 'Both', attachments: ['a', 'b'] });
        return;
      }
      expect(first).toMatchObject({ text: 'Both', attachments: ['a'] });
      const second = await bed.answer(`POST ${THREAD}`, { ...sent, id: 'm3' }, 201);
      expect(second).toMatchObject({ attachments: ['b'] });
      expect(second).not.toHaveProperty('text', 'Both');
    },
  );
});

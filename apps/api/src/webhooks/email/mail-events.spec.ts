import { readMailEvents } from './mail-events';

describe('mail events', () => {
  it('are read from SendGrid’s list', () => {
    const body = JSON.stringify([
      {
        email: 'ana@example.com',
        timestamp: 1_795_000_000,
        event: 'bounce',
        sg_event_id: 'e1',
        sg_message_id: '14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0',
        reason: '550 no such user',
        centralita_message: 'm1',
      },
      { email: 'ana@example.com', timestamp: 1_795_000_001, event: 'open', sg_event_id: 'e2' },
    ]);

    expect(readMailEvents(body)).toEqual([
      expect.objectContaining({
        eventId: 'e1',
        messageId: 'm1',
        providerId: '14c5d75ce93',
        event: 'bounce',
        recipient: 'ana@example.com',
        at: 1_795_000_000_000,
        reason: '550 no such user',
      }),
      expect.objectContaining({ eventId: 'e2', event: 'open', messageId: undefined }),
    ]);
  });

  it('are read from one object with long names, and are the same each time', () => {
    const told = {
      message_id: 'test-message-id',
      event_type: 'delivered',
      to_email: 'test@example.com',
      timestamp: 1_672_531_200,
    };

    const [first] = readMailEvents(JSON.stringify(told)) ?? [];

    expect(first).toMatchObject({
      event: 'delivered',
      recipient: 'test@example.com',
      providerId: 'test-message-id',
    });
    expect(readMailEvents(JSON.stringify(told))?.[0]?.eventId).toBe(first?.eventId);
    expect(readMailEvents(JSON.stringify({ ...told, event_type: 'opened' }))?.[0]?.eventId).not.toBe(
      first?.eventId,
    );
  });

  it('are read beside those that are about no mail', () => {
    const account = { event: 'account_status_change', sg_event_id: 'a1', type: 'compliance_suspend' };
    const open = { email: 'ana@example.com', event: 'open', sg_event_id: 'o1' };
    expect(readMailEvents(JSON.stringify([account, open]))).toMatchObject([{ eventId: 'o1' }]);
    expect(readMailEvents(JSON.stringify(account))).toEqual([]);
  });

  it.each(['', 'x', 'null', '"x"', '[1]', '[{}]', '{"event":1,"email":"a"}'])(
    'are refused where they cannot be read: %s',
    (body) => expect(readMailEvents(body)).toBeUndefined(),
  );
});

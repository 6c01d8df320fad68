import { judgeUncertain } from './uncertain-sends.mjs';

const row = (id: string, provider_id: string | null, status: string, needs_person = 0) => ({
  id,
  provider_id,
  status,
  needs_person,
});

describe('judgeUncertain', () => {
  it('counts what is settled and what is left to a person', () => {
    const rows = [row('a', 'S1', 'delivered'), row('b', 'S2', 'sent'), row('c', null, 'uncertain', 1)];
    const asked = [
      { messageId: 'a', sid: 'S1', tell: 'later' as const },
      { messageId: 'b', sid: 'S2', tell: undefined },
      { messageId: 'c', sid: undefined, tell: 'never' as const },
    ];
    const nothing = { sentTwice: 0, unsettled: 0, forgotten: 0 };
    expect(judgeUncertain(rows, asked)).toEqual({ ...nothing, uncertain: 2, settled: 1, left: 1 });
  });

  it('counts what was sent twice, stands otherwise than the provider told, and is shown to nobody', () => {
    const rows = [row('a', null, 'uncertain', 1), row('b', null, 'queued')];
    const asked = [
      { messageId: 'a', sid: 'S1', tell: 'listed' as const },
      { messageId: 'b', sid: 'S2', tell: 'never' as const },
      { messageId: 'b', sid: 'S3', tell: undefined },
    ];
    expect(judgeUncertain(rows, asked)).toMatchObject({ sentTwice: 1, unsettled: 1, forgotten: 1 });
  });
});

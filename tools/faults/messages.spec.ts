import { Ledger } from './ledger.mjs';
import { judgeMessages } from './messages.mjs';

const customer = (id: string) => ({
  id: `m${id}`,
  provider_id: id,
  author: 'customer',
  status: 'received',
});
const answer = (to: string, sid: string | null, status: string) => ({
  id: `a${to}`,
  answers_id: `m${to}`,
  provider_id: sid,
  author: 'bot',
  status,
});
const sent = (sid: string, to: string) => ({ sid, to, body: 'Hello', reference: `a${to}.1` });

describe('judgeMessages', () => {
  it('finds nothing where each message is there once, and answered once', () => {
    const ledger = new Ledger();
    ledger.hear('A 1');
    ledger.hear('A 2');
    const rows = [customer('1'), answer('1', 'S1', 'read'), customer('2'), answer('2', null, 'uncertain')];
    expect(judgeMessages(ledger, rows, [sent('S1', '1')])).toEqual({
      ...{ promised: 2, lost: 0, doubled: 0, unanswered: 0 },
      ...{ stuck: 0, sentTwice: 0, unsettled: 0, uncertain: 1 },
    });
  });

  it('counts what is lost, doubled, without an answer, stuck, sent twice, and told in vain', () => {
    const ledger = new Ledger();
    for (const id of ['1', '2', '3']) ledger.hear(`A ${id}`);
    const rows = [
      customer('1'),
      customer('1'),
      answer('1', 'S1', 'sent'),
      customer('2'),
      answer('9', null, 'sending'),
    ];
    expect(judgeMessages(ledger, rows, [sent('S1', '1'), sent('S2', '1')])).toMatchObject({
      ...{ promised: 3, lost: 1, doubled: 1, unanswered: 1 },
      ...{ stuck: 1, sentTwice: 1, unsettled: 2 },
    });
  });
});

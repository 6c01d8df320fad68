import { failureGroups } from './failure-groups';

describe('failureGroups', () => {
  it('adds up what is the same to people, the most frequent first', () => {
    const groups = failureGroups([
      { code: '30003', count: 2 },
      { code: '63024', count: 3 },
      { code: '131026', count: 1 },
      { code: '39999', count: 1 },
      { code: '', count: 5 },
    ]);
    expect(groups.map(({ words, count }) => [words, count])).toEqual([
      ['unknown', 5],
      ['63024', 4],
      ['30003', 2],
      ['other', 1],
    ]);
    expect(groups.map(({ codes }) => codes.map(({ code, source }) => [code, source]))).toEqual([
      [],
      [
        ['63024', 'twilio'],
        ['131026', 'meta'],
      ],
      [['30003', 'twilio']],
      [['39999', 'twilio']],
    ]);
    expect(groups[1]?.codes.map(({ help }) => help)).toEqual([
      'https://www.twilio.com/docs/api/errors/63024',
      undefined,
    ]);
  });
});

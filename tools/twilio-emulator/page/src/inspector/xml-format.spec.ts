import { formatXml } from './xml-format';

const pretty = (source: string): string | undefined =>
  formatXml(source)
    ?.map(({ text }) => text)
    .join('');

describe('formatXml', () => {
  it('puts one verb on a line and keeps short text beside its tags', () => {
    expect(
      pretty(
        '<?xml version="1.0"?><Response><Say voice="alice">Hi &amp; bye</Say><Gather><Pause length=\'1\'/></Gather></Response>',
      ),
    ).toBe(
      [
        '<?xml version="1.0"?>',
        '<Response>',
        '  <Say voice="alice">Hi &amp; bye</Say>',
        '  <Gather>',
        "    <Pause length='1'/>",
        '  </Gather>',
        '</Response>',
      ].join('\n'),
    );
  });

  it('keeps mixed content, comments, CDATA, empty elements and `>` in values', () => {
    expect(pretty('<Say>Hello <break/> there</Say>')).toBe('<Say>\n  Hello\n  <break/>\n  there\n</Say>');
    expect(pretty('<R><!-- a > b --><Say><![CDATA[1 < 2]]></Say><X></X></R>')).toBe(
      '<R>\n  <!-- a > b -->\n  <Say><![CDATA[1 < 2]]></Say>\n  <X></X>\n</R>',
    );
    expect(pretty('<R a="1 > 0"/>')).toBe('<R a="1 > 0"/>');
  });

  it('names the parts for colours', () => {
    expect(formatXml('<Dial timeout="5"/>')?.map(({ kind }) => kind)).toEqual([
      'punctuation',
      'name',
      'space',
      'attribute',
      'punctuation',
      'value',
      'punctuation',
    ]);
  });

  it.each(['', 'plain text', '{"a":1}', '<Response>', '<a><b></a></b>', '</a>', '<a', '< >'])(
    'leaves alone what it cannot indent: %j',
    (source) => expect(formatXml(source)).toBeUndefined(),
  );

  it('takes 64 KiB of anything without going over it again and again', () => {
    const startedAt = performance.now();
    for (const piece of ['<', '<a ', '<a b="', '<!--', '<a>', '"\'<'])
      formatXml(piece.repeat(65_536 / piece.length));
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });
});

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

  it.each(['<', '<a ', '<a b="', '<!--', '<a>', '"\'<'])(
    'takes time by the length of the text, not by its square: %j',
    (piece) => {
      const cpuMsOf = (size: number): number => {
        const text = piece.repeat(size / piece.length);
        const rounds = Array.from({ length: 5 }, () => {
          const before = process.cpuUsage();
          for (let time = 0; time < 8; time += 1) formatXml(text);
          const { user, system } = process.cpuUsage(before);
          return (user + system) / 1000;
        });
        return Math.min(...rounds);
      };
      cpuMsOf(16_384);
      // Four times the text: four times the time, where going over it again and again takes sixteen times.
      expect((cpuMsOf(65_536) + 1) / (cpuMsOf(16_384) + 1)).toBeLessThan(12);
    },
  );
});

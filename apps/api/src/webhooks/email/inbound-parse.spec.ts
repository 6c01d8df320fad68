import { readInboundParse } from './inbound-parse';

const BOUNDARY = 'xYzZY';
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

type Part = { name: string; value: string | Buffer; filename?: string; type?: string };

function form(parts: readonly Part[]): Buffer {
  const chunks = parts.flatMap(({ name, value, filename, type }) => [
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n${type === undefined ? '' : `Content-Type: ${type}\r\n`}\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...chunks, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

const ENVELOPE = JSON.stringify({ to: ['hola@cafe.example'], from: 'ana@example.com' });
const HEADERS = [
  'Received: by mx.example; Sun, 29 Nov 2026 08:00:00 +0000',
  'From: =?UTF-8?Q?Ana_Mu=C3=B1oz?= <Ana@Example.com>',
  'Reply-To: Luz Gil <Luz@Example.org>',
  'To: Hola <hola@cafe.example>, otro@example.org',
  'Subject: =?ISO-8859-1?Q?Reserva_ma=F1ana?=',
  'Message-ID: <one@example.com>',
  'In-Reply-To: <zero@cafe.example>',
  'References: <first@example.com>',
  ' <zero@cafe.example>',
  'Content-Type: multipart/mixed; boundary=gone',
].join('\n');

describe('what Inbound Parse posts', () => {
  it('is read from its parts, each text in its own character set', async () => {
    const body = form([
      { name: 'headers', value: HEADERS },
      { name: 'text', value: Buffer.from('¿Mañana a las ocho?', 'latin1') },
      { name: 'charsets', value: JSON.stringify({ text: 'iso-8859-1', subject: 'UTF-8' }) },
      { name: 'envelope', value: ENVELOPE },
      { name: 'SPF', value: 'pass' },
      { name: 'dkim', value: '{@example.com : pass}' },
      { name: 'attachments', value: '1' },
      { name: 'attachment1', value: Buffer.from([0, 255, 1]), filename: 'menú.pdf', type: 'application/pdf' },
    ]);

    expect(await readInboundParse(TYPE, body)).toEqual({
      messageId: 'one@example.com',
      from: { address: 'ana@example.com', name: 'Ana Muñoz' },
      replyTo: { address: 'luz@example.org', name: 'Luz Gil' },
      recipients: ['hola@cafe.example'],
      subject: 'Reserva mañana',
      text: '¿Mañana a las ocho?',
      references: ['first@example.com', 'zero@cafe.example'],
      files: [
        { name: 'menú.pdf', type: 'application/pdf', content: Buffer.from([0, 255, 1]), isInText: false },
      ],
      spf: 'pass',
      dkim: '{@example.com : pass}',
      provenDomains: ['example.com'],
      automatic: null,
    });
  });

  it('is read whole where the mail is sent raw', async () => {
    const email = [
      'From: ana@example.com',
      'To: hola@cafe.example',
      'Subject: Hola',
      'Message-ID: <raw@example.com>',
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Estoy <b>fuera</b></p>',
      '--b',
      'Content-Type: text/plain; name=nota.txt',
      'Content-Disposition: attachment; filename=nota.txt',
      '',
      'nota',
      '--b--',
      '',
    ].join('\r\n');

    const mail = await readInboundParse(
      TYPE,
      form([
        { name: 'email', value: email },
        { name: 'envelope', value: ENVELOPE },
      ]),
    );

    expect(mail).toMatchObject({ messageId: 'raw@example.com', subject: 'Hola', automatic: 'answer' });
    expect(mail.text.trim()).toMatch(/^Estoy .*fuera/);
    expect(mail.text).not.toContain('<');
    expect(mail.files).toEqual([
      { name: 'nota.txt', type: 'text/plain', content: expect.any(Buffer) as Buffer, isInText: false },
    ]);
    expect(mail.files[0]?.content.toString().trim()).toBe('nota');
  });

  it('makes a text of a mail that is HTML only', async () => {
    const body = form([
      { name: 'headers', value: HEADERS },
      { name: 'html', value: '<div>Hola<br>adi&oacute;s<script>alert(1)</script></div>' },
      { name: 'envelope', value: ENVELOPE },
    ]);

    const { text } = await readInboundParse(TYPE, body);

    expect(text).toMatch(/Hola\s+adiós/);
    expect(text).not.toContain('<');
  });

  it.each([
    ['Precedence: list', null],
    ['Precedence: bulk', 'notice'],
    ['Auto-Submitted: no', null],
    ['Auto-Submitted: auto-generated', 'notice'],
    ['Auto-Submitted: auto-replied', 'notice'],
    ['Precedence: bulk\nAuto-Submitted: auto-replied (vacation)\nReply-To: ana@example.com', 'answer'],
  ])('knows by %j whether a program wrote it, and for whom', async (header, automatic) => {
    const own = header.includes('Reply-To') ? HEADERS.replace(/\nReply-To.*/, '') : HEADERS;
    const body = form([{ name: 'headers', value: `${own.replace(/\nContent-Type.*/, '')}\n${header}` }]);
    expect(await readInboundParse(TYPE, body)).toMatchObject({ automatic });
  });

  it.each([
    ['pass', '{@example.com : fail}', ['example.com']],
    ['softfail', '{@mailer.example : pass, @Shop.example : pass}', ['mailer.example', 'shop.example']],
    ['fail', 'none', []],
    ['none', '{@evil.example : fail, @pass.example : fail}', []],
  ])('is proven by SPF %s and DKIM %s to be of %j', async (spf, dkim, proven) => {
    const body = form([
      { name: 'headers', value: HEADERS },
      { name: 'envelope', value: ENVELOPE },
      { name: 'SPF', value: spf },
      { name: 'dkim', value: dkim },
    ]);
    expect((await readInboundParse(TYPE, body)).provenDomains).toEqual(proven);
  });

  it('proves nothing by the envelope of an address with more than one @', async () => {
    const from = '"x@bank.example@y"@evil.example';
    const body = form([
      { name: 'headers', value: HEADERS },
      { name: 'envelope', value: JSON.stringify({ to: ['hola@cafe.example'], from }) },
      { name: 'SPF', value: 'pass' },
    ]);
    expect((await readInboundParse(TYPE, body)).provenDomains).toEqual([]);
  });

  it('knows which pictures are a part of its text', async () => {
    const html = '<p>1</p><img src="cid:logo@1">';
    const picture = { type: 'image/png', value: 'png' };
    const parts = form([
      { name: 'headers', value: HEADERS },
      { name: 'html', value: html },
      { name: 'content-ids', value: JSON.stringify({ 'logo@1': 'attachment1', 'other@1': 'attachment2' }) },
      { name: 'attachment1', filename: 'logo.png', ...picture },
      { name: 'attachment2', filename: 'plano.png', ...picture },
    ]);
    const pictureOf = (name: string, id: string): string[] => [
      '--b',
      `Content-Type: image/png; name=${name}`,
      `Content-ID: <${id}>`,
      `Content-Disposition: inline; filename=${name}`,
      '',
      'png',
    ];
    const email = [
      'From: ana@example.com',
      'Message-ID: <raw@example.com>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary=b',
      '',
      '--b',
      'Content-Type: text/html',
      '',
      html,
      ...pictureOf('logo.png', 'logo@1'),
      ...pictureOf('plano.png', 'other@1'),
      '--b--',
      '',
    ].join('\r\n');

    for (const body of [parts, form([{ name: 'email', value: email }])]) {
      const { files } = await readInboundParse(TYPE, body);
      expect(files.map(({ name, isInText }) => [name, isInText])).toEqual([
        ['logo.png', true],
        ['plano.png', false],
      ]);
    }
  });

  it('has the same id each time it comes without one of its own', async () => {
    const body = form([
      { name: 'headers', value: 'From: a@example.com\nSubject: x' },
      { name: 'text', value: 'x' },
    ]);

    const [first, second] = [await readInboundParse(TYPE, body), await readInboundParse(TYPE, body)];

    expect(first.messageId).toMatch(/^[0-9a-f]{64}@no-message-id$/);
    expect(second.messageId).toBe(first.messageId);
  });

  it.each([
    ['no boundary', 'multipart/form-data', form([])],
    [
      'a form that ends early',
      TYPE,
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="a"\r\n\r\nx`),
    ],
    ['no mail', TYPE, form([{ name: 'text', value: 'x' }])],
  ])('refuses %s', async (_what, type, body) => {
    await expect(readInboundParse(type, body)).rejects.toThrow();
  });
});

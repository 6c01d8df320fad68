import fc from 'fast-check';
import { maskPhoneNumber } from './mask-phone-number';
import { redactLine } from './redact-line';

describe('maskPhoneNumber', () => {
  it.each([
    ['+14155550123', '+1***123'],
    ['+34911234567', '+34***567'],
    ['+351912345678', '+351***678'],
    ['client:14155550123', 'client:1***123'],
    ['anonymous', 'anonymous'],
    ['client:alice', 'client:alice'],
    ['', ''],
  ])('shows %s as %s', (number, masked) => {
    expect(maskPhoneNumber(number)).toBe(masked);
  });
});

describe('redactLine', () => {
  const seal = `v1.AbCd_-12.${'x'.repeat(91)}`;
  const token = '0123456789abcdef'.repeat(2);

  it.each([
    [`/handle_calls?k=${seal}#rc=3`, '/handle_calls?k=[redacted]#rc=3'],
    [`token ${token} refused`, 'token [redacted] refused'],
    [`"authToken":"${token}"`, '"authToken":"[redacted]"'],
    ['"apiKeySecret":"AbCdEf0123456789xyz"', '"apiKeySecret":"[redacted]"'],
    ['eyJhbGciOi.eyJpc3MiOi.c2lnbmF0dXJl', '[redacted]'],
    ['From=%2B14155550123&To=+34911234567', 'From=%2B1***123&To=+34***567'],
    ['"identity":"14155550123"', '"identity":"1***123"'],
  ])('cleans %s', (line, clean) => {
    expect(redactLine(line)).toBe(clean);
  });

  const code = 'Zm9vYmFyLWJhei1xdXV4LWNvcmdlLWdyYXVsdC1nYX_';

  it.each([
    ['a link', `"msg":"sent /invitation#${code} by hand"`, code],
    ['a session cookie', `{"cookie":"theme=dark; __Host-session=${code}"}`, code],
    ['a cookie in a text', `Cookie: centralita_session=${code}; theme=dark`, code],
    ['a bearer token', 'authorization was Bearer abc.def-123', 'abc.def-123'],
    ['basic credentials', 'sent Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
    ['a password with a quote', String.raw`{"password":"ho\"rse battery"}`, 'rse battery'],
    ['a password in a body in a string', String.raw`{"body":"{\"password\":\"horse battery\"}"}`, 'horse'],
    ['a password in a form', 'grant=1&password=horse%20battery&x=1', 'horse'],
    ['a password of a database', 'connect postgres://app:s3cr3t@db:5432/x', 's3cr3t'],
    ['recovery codes', '{"recoveryCodes":["abcd-efgh","ijkl-mnop"]}', 'mnop'],
    ['an authenticator', 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&issuer=y', 'JBSWY3DP'],
    ["an authenticator's code", '{"code":"123456","level":"info"}', '123456'],
    ['a hash of a password', '{"hash":"$argon2id$v=19$m=65536$c2FsdA$aGFzaA"}', 'c2FsdA'],
    ['a key of SendGrid', `SG.${'x'.repeat(22)}.${'y'.repeat(43)}`, 'yyyy'],
    ['the key of this server', `CENTRALITA_KEY=${'ab'.repeat(32)} CENTRALITA_KEY_PREVIOUS="x"`, 'abab'],
    ['a cut seal', 'GET /handle_calls?k=v1.AbCd_-12.abc', 'AbCd'],
    ['a header of a webhook', '{"headers":{"x-twilio-signature":"0gGeQ2Q8h+/b="}}', '0gGe'],
    ['a number with spaces', 'called +1 (415) 555-0123 twice', '555'],
    ['a number under its name', '{"from_number":"34911234567","to":"14155550123"}', '34911234567'],
    ['a number of a form', 'From=14155550123&To=client%3A14155550123', '14155550123'],
    ['a number on WhatsApp', '"whatsapp:+34911234567"', '911234'],
    ['a number in an error', String.raw`{"err":{"message":"to \"+34911234567\" refused"}}`, '911234'],
  ])('lets %s out nowhere', (_what, line, secret) => {
    expect(line.replaceAll('\\', '')).toContain(secret.slice(0, 3));
    expect(redactLine(line)).not.toContain(secret);
  });

  it('leaves a line of JSON what it is', () => {
    const line = JSON.stringify({
      msg: 'x',
      password: 'a"b\\c',
      body: JSON.stringify({ authToken: 'x"y', other: [1] }),
      recoveryCodes: ['a', 'b'],
      code: '123456',
      last: 'kept',
    });
    expect(JSON.parse(redactLine(line))).toMatchObject({ msg: 'x', password: '[redacted]', last: 'kept' });
  });

  it('cleans several lines at once as each by itself, whatever stands where they meet', () => {
    const part = fc.oneof(
      fc.constantFrom(
        seal,
        token,
        code,
        '+14155550123',
        '+1 (415) 555-',
        'token=',
        'Bearer ',
        'password":"',
        'Cookie: ',
        'postgres://app:',
        'secret@db',
        '?k=',
        '[',
        '\n',
      ),
      fc.string(),
    );
    const object = fc.dictionary(
      fc.constantFrom('msg', 'token', 'code', 'from', 'recoveryCodes', 'body'),
      fc.oneof(part, fc.array(part), fc.integer(), fc.dictionary(fc.constantFrom('secret', 'x'), part)),
    );
    const line = fc.oneof(
      object.map((fields) => `${JSON.stringify(fields)}\n`),
      object.map((fields) => `${JSON.stringify({ body: JSON.stringify(fields) })}\n`),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(redactLine(lines.join(''))).toBe(lines.map(redactLine).join(''));
      }),
    );
  });

  it('keeps SIDs, times, codes of errors and ids', () => {
    const line = JSON.stringify({
      timestamp: '2026-01-01T00:00:00.000+00:00',
      time: 1767225600000,
      call_sid: `CA${token}`,
      apiKeySid: `SK${token}`,
      request_id: '4f2a9c01-1z',
      code: 'webhook/signature-mismatch',
      personId: '0b8f7a52-1f63-4a5e-9d0b-7f6f0d9f1c11',
      from_number: '+1***123',
      duration_ms: 12345678,
    });
    expect(redactLine(line)).toBe(line);
  });
});

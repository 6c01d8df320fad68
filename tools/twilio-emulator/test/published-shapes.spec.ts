import { EXCEPTIONS } from './published-api/exceptions';
import { PublishedApi } from './published-api/published-api';

const ACCOUNT = '/2010-04-01/Accounts/{AccountSid}';
const CALL = `GET ${ACCOUNT}/Calls/{Sid}.json`;
const CALLS = `GET ${ACCOUNT}/Calls.json`;
const CONTENT = 'GET /v1/Content/{Sid}';
const SERVICE = 'GET /v1/Services/{Sid}';
const ERROR = {
  code: 20404,
  message: 'No',
  more_info: 'https://www.twilio.com/docs/errors/20404',
  status: 404,
};

const api = new PublishedApi();
const exampleOf = (operation: string): Record<string, unknown> => {
  const found = api.examples.find(([one]) => one === operation);
  if (!found) throw new Error(`There is no example of ${operation}`);
  return found[2] as Record<string, unknown>;
};
const problems = (operation: string, change: object): string[] =>
  api.problemsOf(operation, 200, { ...exampleOf(operation), ...change });

describe('the shapes that Twilio documents', () => {
  it('are those of Twilio’s own examples', () => {
    const wrong = api.examples.flatMap(([operation, status, body]) =>
      api.problemsOf(operation, status, body).map((problem) => `${operation}: ${problem}`),
    );
    // The example was written before this property was added.
    const lacksTtl = expect.stringMatching(/whatsapp: .* required property 'send_ttl_seconds'/) as string;
    expect(wrong).toEqual([lacksTtl]);
    expect(api.examples.length).toBeGreaterThan(40);
  });

  it.each(EXCEPTIONS.map((one) => [`${one.schema} ${one.property}`, one] as const))(
    'have an exception for %s that Twilio’s own example needs',
    (_name, exception) => {
      const without = new PublishedApi(EXCEPTIONS.filter((one) => one !== exception));
      const found = without.examples
        .filter(([operation]) => operation === exception.shownBy)
        .flatMap((example) => without.problemsOf(...example));
      expect(found.join('\n')).toContain(exception.property);
    },
  );

  it('refuse a property too many, and each that is missing', () => {
    expect(problems(CALL, { annotation: null })).toEqual([expect.stringContaining('"annotation"')]);
    for (const name of Object.keys(exampleOf(CALL))) {
      const { [name]: _left, ...rest } = exampleOf(CALL);
      expect(api.problemsOf(CALL, 200, rest)).toEqual([expect.stringContaining(`'${name}'`)]);
    }
  });

  it.each([
    [CALL, { sid: `CB${'a'.repeat(32)}` }, 'pattern'],
    [CALL, { phone_number_sid: '' }, 'pattern'],
    [CALL, { duration: 4 }, 'must be string,null'],
    [CALL, { status: 'over' }, 'allowed values'],
    [CALL, { status: null }, 'must be string'],
    [CALL, { date_created: '2019-10-18T17:00:00Z' }, 'date-time-rfc-2822'],
    [CALL, { date_created: 'Fri, 18 Oct 2019 17:00:00 GMT' }, 'date-time-rfc-2822'],
    [CALL, { date_created: 'Mon, 18 Oct 2019 17:00:00 +0000' }, 'date-time-rfc-2822'],
    [CALL, { price_unit: 'XYZ' }, 'currency'],
    [CALL, { uri: 'https://api.twilio.com/2010-04-01/Accounts' }, 'uri-path'],
    [CALL, { subresource_uris: { events: 'Events.json' } }, 'uri-path'],
    [CONTENT, { url: '/v1/Content' }, 'uri'],
    [CONTENT, { date_created: 'Fri, 18 Oct 2019 17:00:00 +0000' }, 'date-time'],
    [CONTENT, { links: { approval_fetch: '/v1/Content' } }, 'uri'],
    [SERVICE, { inbound_method: 'PUT' }, 'allowed values'],
    [SERVICE, { validity_period: '100' }, 'must be integer'],
    [`GET ${ACCOUNT}/IncomingPhoneNumbers/{Sid}.json`, { phone_number: '202 555 0100' }, 'phone-number'],
    [`GET ${ACCOUNT}/IncomingPhoneNumbers/{Sid}.json`, { capabilities: { voice: true } }, "'sms'"],
    [`GET ${ACCOUNT}/Transcriptions/{Sid}.json`, { price: 'free' }, 'pattern'],
  ])('of %s refuse %j: %s', (operation, change, words) => {
    expect(problems(operation, change).join('\n')).toContain(words);
  });

  it('refuse a page without its envelope, and one thing in it that is wrong', () => {
    const at = '/2010-04-01/Accounts/AC1/Calls.json?PageSize=50&Page=0';
    const page = {
      ...{ first_page_uri: at, next_page_uri: null, previous_page_uri: null, uri: at },
      ...{ page: 0, page_size: 50, start: 0, end: 0, calls: [exampleOf(CALL)] },
    };
    expect(api.problemsOf(CALLS, 200, page)).toEqual([]);
    const { end: _end, ...rest } = page;
    expect(api.problemsOf(CALLS, 200, rest)).toEqual([expect.stringContaining("'end'")]);
    const calls = [{ ...exampleOf(CALL), direction: 1 }];
    expect(api.problemsOf(CALLS, 200, { ...page, calls })).toEqual([
      expect.stringContaining('/calls/0/direction'),
    ]);
  });

  it('refuse a status that is not documented, a body where none is, and half an error', () => {
    expect(api.problemsOf(CALL, 201, exampleOf(CALL))).toEqual(['status 201 is not documented']);
    const remove = `DELETE ${ACCOUNT}/Calls/{Sid}.json`;
    expect([api.problemsOf(remove, 204, ''), api.problemsOf(remove, 204, {})]).toEqual([
      [],
      ['a body is not documented'],
    ]);
    expect(api.problemsOf(CALL, 404, ERROR)).toEqual([]);
    const { more_info: _info, ...half } = ERROR;
    expect(api.problemsOf(CALL, 404, half)).toEqual([expect.stringContaining("'more_info'")]);
    expect(api.problemsOf(CALL, 404, { ...ERROR, code: '20404' })).toHaveLength(1);
  });
});

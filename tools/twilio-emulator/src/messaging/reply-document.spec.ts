import { readReplies } from './reply-document';

const answer = (body: string, contentType = 'text/xml') => ({
  ok: true as const,
  url: 'https://app.example/sms?a=1',
  documentUrl: 'https://app.example/sms?a=1',
  status: 200,
  contentType,
  body: Buffer.from(body),
});

describe('readReplies', () => {
  it('reads messages with bodies and media, relative URLs made whole, line breaks kept', () => {
    const twiml = `<Response>
      <Message to="+12025550199" action="/sent" method="get">
        <Body>One &amp;
two</Body><Media>/a.png</Media>
      </Message>
      <Sms>plain</Sms>
      <Redirect method="GET">next</Redirect>
    </Response>`;
    expect(readReplies(answer(twiml))).toEqual([
      {
        kind: 'message',
        body: 'One &\ntwo',
        mediaUrls: ['https://app.example/a.png'],
        to: '+12025550199',
        action: 'https://app.example/sent',
        method: 'GET',
      },
      { kind: 'message', body: 'plain', mediaUrls: [], method: 'POST' },
      { kind: 'redirect', url: 'https://app.example/next', method: 'GET' },
    ]);
  });

  it('takes plain text for the reply, and nothing for none', () => {
    expect(readReplies(answer(' Hi \n', 'text/plain; charset=utf-8'))).toMatchObject([{ body: 'Hi' }]);
    expect(readReplies(answer('', 'text/plain'))).toEqual([]);
    expect(readReplies(answer('', ''))).toEqual([]);
    expect(readReplies(answer('<Response/>'))).toEqual([]);
  });

  it('names verbs that are none of messages, and refuses what is no answer', () => {
    expect(readReplies(answer('<Response><Say>x</Say></Response>'))).toEqual([
      { kind: 'unknown', name: 'Say' },
    ]);
    const codeOf = (body: string, type?: string): unknown => {
      try {
        return readReplies(answer(body, type));
      } catch (error) {
        return (error as { code: number }).code;
      }
    };
    expect(codeOf('<Response><Message></Response>')).toBe(12100);
    expect(codeOf('')).toBe(12100);
    expect(codeOf('{}', 'application/json')).toBe(12300);
  });
});

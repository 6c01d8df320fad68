import { childElements, parseTwiml, textOf, TwimlError } from './twiml-document';

describe('parseTwiml', () => {
  it('reads elements, attributes and text in order', () => {
    const root = parseTwiml(
      '\uFEFF<?xml version="1.0"?>\n<!-- hello --><Response><Say voice="alice">A &amp; B <![CDATA[<c>]]></Say><Hangup/></Response>',
    );
    expect(childElements(root).map(({ name }) => name)).toEqual(['Say', 'Hangup']);
    const [say] = childElements(root);
    expect(say?.attributes).toEqual({ voice: 'alice' });
    expect(say && textOf(say)).toBe('A & B <c>');
  });

  it('folds white space, and reads the text inside of markup', () => {
    const [say] = childElements(
      parseTwiml(
        '<Response><Say>\n  One\n  <emphasis>two</emphasis>three<break time="1s"/></Say></Response>',
      ),
    );
    expect(say && textOf(say)).toBe('One two three');
  });

  it.each([
    ['', /empty/],
    ['plain words', /line 1/],
    ['<Response>\n<Say>Hi</Response>', /line 2/],
    ['<Other/>', /<Other>, not a <Response>/],
    ['<Response/><Response/>', /line 1/],
    ['<Response>&nbsp;</Response>', /line 1/],
    ['<Response><Say a="1" a="2"/></Response>', /line 1/],
  ])('refuses %j as 12100, and says where', (source, message) => {
    expect(() => parseTwiml(source)).toThrow(TwimlError);
    expect(() => parseTwiml(source)).toThrow(message);
  });

  it('expands no entities of a document type', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><Response><Say>&a;</Say></Response>';
    expect(() => parseTwiml(bomb)).toThrow(TwimlError);
  });
});

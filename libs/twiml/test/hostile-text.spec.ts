import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { hangup, renderTwiml, say, type VoiceVerb } from '../src/index';
import type { TwimlElement } from '../src/core/element';
import { hostileText, legal, SEED, verbsWith } from './corpus';

interface Node {
  readonly tag: string;
  readonly attributes: Record<string, string>;
  text: string;
  readonly children: Node[];
}

/** Reads a document strictly; anything that is not well-formed throws. */
function read(xml: string): Node {
  const root: Node = { tag: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { tag: name, attributes, text: '', children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  const response = root.children[0];
  if (!response) throw new Error('no root element');
  return response;
}

/** What a reader must find for our data: the same tree, the same texts without what XML cannot hold. */
function expected({ tag, attributes, text = '', children = [] }: TwimlElement): Node {
  const texts = children.filter((child) => typeof child === 'string');
  return {
    tag,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]: [string, unknown]) => [
        tag === 'lang' ? 'xml:lang' : name === 'interpretAs' ? 'interpret-as' : name.replace(/(Sec|Ms)$/, ''),
        legal(Array.isArray(value) ? value.join(name === 'hints' ? ',' : ' ') : String(value)),
      ]),
    ),
    text: [text, ...texts].map(legal).join(''),
    children: children.filter((child) => typeof child !== 'string').map(expected),
  };
}

describe('hostile text', () => {
  it('10,000 texts in <Say>: well-formed, one element, the same text without what XML cannot hold', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const [spoken, ...rest] = read(renderTwiml([say(text), hangup()])).children;

        expect(spoken).toEqual({ tag: 'Say', attributes: {}, text: legal(text), children: [] });
        expect(rest.map(({ tag }) => tag)).toEqual(['Hangup']);
      }),
      { seed: SEED, numRuns: 10_000 },
    );
  });

  it('everywhere in a document: the element tree and the attributes stay what they were', () => {
    fc.assert(
      fc.property(verbsWith(hostileText), (verbs) => {
        expect(read(renderTwiml(verbs)).children).toEqual(verbs.map(expected));
      }),
      { seed: SEED, numRuns: 1500 },
    );
  });

  it('leaves out control characters, lone surrogates and non-characters; keeps scripts, emoji and bidi marks', () => {
    const text = 'a\u0000b\ud800c\udfffd\ufffee\uffff\u001f]]>👩‍💻\u202eשלום';

    expect(renderTwiml([say(text)])).toContain('<Say>abcde]]&gt;👩‍💻\u202eשלום</Say>');
  });
});

describe('data that no compiler has seen', () => {
  const from = (...verbs: unknown[]): string => renderTwiml(verbs as VoiceVerb[]);
  const empty = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

  it('elements that do not exist, and holes, are left out', () => {
    expect(
      from(null, undefined, {}, { tag: 'Script', text: 'x' }, { tag: '__proto__' }, { tag: 'Say><x' }),
    ).toBe(empty);
  });

  it('attributes that do not exist, and values without a meaning, are left out', () => {
    const attributes = {
      'x"><Dial>': '1',
      constructor: 'y',
      toString: 'z',
      loop: Number.NaN,
      voice: { evil: true },
      language: ['es', 3, null, 'ES'],
    };

    expect(from({ tag: 'Say', text: { toString: null }, attributes, children: [null] })).toBe(
      empty.replace('<Response/>', '<Response><Say language="es ES"/></Response>'),
    );
    expect(from({ tag: 'Hangup' })).toContain('<Hangup/>');
  });
});

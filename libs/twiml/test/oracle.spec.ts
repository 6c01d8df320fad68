import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { type MessagingVerb, renderMessagingTwiml, renderTwiml, type VoiceVerb } from '../src/index';
import type { TwimlElement } from '../src/core/element';
import { ELEMENTS } from '../src/core/elements';
import { answersWith, legalText, SEED, verbsWith } from './corpus';

type VendorAttributes = Record<string, unknown>;

/** A verb or noun of the vendor's library: a method per element that may be nested. */
interface VendorNode {
  readonly [method: string]:
    ((attributes: VendorAttributes | string, text?: string) => VendorNode) | undefined;
}

const seen = new Set<string>();

/** Our attributes under Twilio's names, by rule and not by our tables: the unit goes, hints are joined by commas. */
function vendorAttributes(element: TwimlElement): VendorAttributes {
  return Object.fromEntries(
    Object.entries(element.attributes).map(([name, value]: [string, unknown]) => {
      seen.add(`${element.tag}.${name}`);
      return [
        element.tag === 'lang'
          ? 'xml:lang'
          : name === 'interpretAs'
            ? 'interpret-as'
            : name.replace(/(Sec|Ms)$/, ''),
        name === 'hints' && Array.isArray(value) ? value.join(',') : value,
      ];
    }),
  );
}

/** Elements without attributes have methods that take the text alone. */
const TEXT_ALONE = ['Body', 'Media'];

function buildByVendor(node: VendorNode, elements: readonly (TwimlElement | string)[]): void {
  for (const element of elements) {
    if (typeof element === 'string') {
      node['addText']?.(element);
      continue;
    }
    const method = node[methodOf(element.tag)];
    if (!method) throw new Error(`The vendor's library has no ${element.tag} here.`);
    const text = element.text ?? (SPOKEN.includes(element.tag) ? '' : undefined);
    const nested = TEXT_ALONE.includes(element.tag)
      ? method.call(node, element.text ?? '')
      : method.call(node, vendorAttributes(element), text);
    buildByVendor(nested, element.children ?? []);
  }
}

const SPOKEN = ['emphasis', 'lang', 'p', 'phoneme', 'prosody', 's', 'say-as', 'sub', 'w'];
const methodOf = (tag: string): string =>
  tag === 'say-as' ? 'sayAs' : tag.charAt(0).toLowerCase() + tag.slice(1);

function answerByVendor(verbs: readonly MessagingVerb[]): string {
  const response = new MessagingResponse();
  buildByVendor(response, verbs);
  return response.toString();
}

function renderByVendor(verbs: readonly VoiceVerb[]): string {
  const response = new VoiceResponse();
  buildByVendor(response, verbs);
  return response.toString();
}

it("renders the same XML as the vendor's library, over all verbs and attributes", () => {
  fc.assert(
    fc.property(verbsWith(legalText), (verbs) => {
      expect(renderTwiml(verbs)).toBe(renderByVendor(verbs));
    }),
    { seed: SEED, numRuns: 1500 },
  );

  fc.assert(
    fc.property(answersWith(legalText), (verbs) => {
      expect(renderMessagingTwiml(verbs)).toBe(answerByVendor(verbs));
    }),
    { seed: SEED, numRuns: 500 },
  );

  const all = Object.entries(ELEMENTS).flatMap(([tag, names]) =>
    Object.keys(names).map((name) => `${tag}.${name}`),
  );
  expect([...seen].sort()).toEqual(all.sort());
});

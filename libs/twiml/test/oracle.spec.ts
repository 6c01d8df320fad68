import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { renderTwiml, type VoiceVerb } from '../src/index';
import type { TwimlElement } from '../src/core/element';
import { ELEMENTS } from '../src/core/elements';
import { legalText, SEED, verbsWith } from './corpus';

type VendorAttributes = Record<string, unknown>;

/** A verb or noun of the vendor's library: a method per element that may be nested. */
interface VendorNode {
  readonly [method: string]: ((attributes: VendorAttributes, text?: string) => VendorNode) | undefined;
}

const seen = new Set<string>();

/** Our attributes under Twilio's names, by rule and not by our tables: the unit goes, hints are joined by commas. */
function vendorAttributes(element: TwimlElement): VendorAttributes {
  return Object.fromEntries(
    Object.entries(element.attributes).map(([name, value]: [string, unknown]) => {
      seen.add(`${element.tag}.${name}`);
      return [
        name.replace(/(Sec|Ms)$/, ''),
        name === 'hints' && Array.isArray(value) ? value.join(',') : value,
      ];
    }),
  );
}

function buildByVendor(node: VendorNode, elements: readonly TwimlElement[]): void {
  for (const element of elements) {
    const method = node[element.tag.charAt(0).toLowerCase() + element.tag.slice(1)];
    if (!method) throw new Error(`The vendor's library has no ${element.tag} here.`);
    const nested = method.call(node, vendorAttributes(element), element.text);
    buildByVendor(nested, element.children ?? []);
  }
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

  const all = Object.entries(ELEMENTS).flatMap(([tag, names]) =>
    Object.keys(names).map((name) => `${tag}.${name}`),
  );
  expect([...seen].sort()).toEqual(all.sort());
});

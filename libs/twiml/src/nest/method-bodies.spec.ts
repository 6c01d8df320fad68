import { expect, it } from '@jest/globals';
import { methodBodies } from './method-bodies';

const LINES = `class MenuFlow extends Base {
  #count = new Map([[1, { a: '}' }]]);
  constructor(numbers) { super(); this.numbers = numbers; }
  /** Says "{" to all. */
  async start({ from }, links, summary = text('a)')) {
    if (/[}/]"/.test(from)) return \`\${{ a: \`}\` }.a} {\`; // }
    return this.#offer(links.to('chosen'));
  }
  #offer(link) { return [link]; }
  get #words() { return 6 / 2 / 1; }
}`;
const NONE =
  'class MenuFlow{constructor(a){this.a=a}async start({from},links,b=``){if(/[}/]"/.test(from))return`${{a:`}`}.a}`;return this.#offer(links.to(`chosen`))}#offer(link){return[link]}}';

it.each([
  ['lines', LINES],
  ['no lines', NONE],
])('finds the methods of a class with %s', (_name, text) => {
  const bodies = methodBodies(text);
  expect([...bodies.keys()].slice(0, 3)).toEqual(['constructor', 'start', '#offer']);
  expect(bodies.get('start')).toMatch(
    /async start\(\{ ?from ?\}[^]*#offer\(links\.to\(['`]chosen['`]\)\);?\s*\}$/,
  );
  expect(bodies.get('#offer')).not.toContain('start');
});

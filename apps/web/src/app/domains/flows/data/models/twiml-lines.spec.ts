import type { DrawnStep } from '@centralita/shared-types';
import { flowEdges } from './flow-edges';
import { diffLines, twimlLines } from './twiml-lines';

const XML =
  '<?xml version="1.0"?><Response><Gather action="/a?b=1"><Say>Sales: 1.</Say><Pause/></Gather><Hangup/></Response>';

it('TwiML has an element a line', () => {
  expect(twimlLines(XML)).toEqual([
    '<?xml version="1.0"?>',
    '<Response>',
    '  <Gather action="/a?b=1">',
    '    <Say>Sales: 1.</Say>',
    '    <Pause/>',
    '  </Gather>',
    '  <Hangup/>',
    '</Response>',
  ]);
  expect(twimlLines('<Response/>')).toEqual(['<Response/>']);
});

it('a difference keeps what stands in both', () => {
  expect(diffLines(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'then', text: 'b' },
    { kind: 'now', text: 'x' },
    { kind: 'same', text: 'c' },
    { kind: 'now', text: 'd' },
  ]);
  expect(diffLines([], [])).toEqual([]);
});

it('lines of a flow that would touch stand in lanes of their own', () => {
  const step = (name: string, ...leadsTo: string[]): DrawnStep => ({
    name,
    event: 'CallContinued',
    leadsTo,
    goesOnWith: [],
    bySetting: false,
    warnings: [],
  });
  const steps = [
    step('start', 'a', 'b'),
    step('a', 'a', 'gone'),
    step('b', 'start'),
    step('c', 'd'),
    step('d'),
  ];
  expect(flowEdges(steps)).toEqual([
    { from: 0, to: 1, lane: 0 },
    { from: 3, to: 4, lane: 0 },
    { from: 0, to: 2, lane: 1 },
    { from: 2, to: 0, lane: 2 },
  ]);
});

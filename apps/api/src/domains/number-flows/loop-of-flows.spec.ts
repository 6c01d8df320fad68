import { loopOfFlows } from './loop-of-flows';

it.each<[Record<string, string[]>, string[] | undefined]>([
  [{}, undefined],
  [{ menu: ['person'], person: ['voicemail'] }, undefined],
  [{ menu: ['person'], person: ['menu'] }, ['menu', 'person', 'menu']],
  [
    { menu: ['hours'], hours: ['person', 'queue'], queue: ['voicemail'], person: ['hours'] },
    ['hours', 'person', 'hours'],
  ],
  [{ menu: ['menu'] }, ['menu', 'menu']],
  [{ menu: ['voicemail'], person: ['person'] }, undefined],
])('from the menu by %j is %j', (ways, loop) => {
  expect(loopOfFlows('menu', (flow) => ways[flow] ?? [])).toEqual(loop);
});

import { Injector, DOCUMENT } from '@angular/core';
import { LockManagerDouble } from '../testing/lock-manager-double';
import { TabElection } from './tab-election';

describe('TabElection', () => {
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  const tabsOf = (locks: LockManagerDouble | undefined, count: number): TabElection[] =>
    Array.from({ length: count }, () =>
      Injector.create({
        providers: [TabElection, { provide: DOCUMENT, useValue: { defaultView: { navigator: { locks } } } }],
      }).get(TabElection),
    );
  const roles = (tabs: TabElection[]) => tabs.map((tab) => tab.role());

  it('gives the phone to one tab of many, and to the next when that one leaves', async () => {
    const tabs = tabsOf(new LockManagerDouble(), 3);
    for (const tab of tabs) tab.stand('line');
    await settle();
    expect(roles(tabs)).toEqual(['holder', 'follower', 'follower']);
    tabs[0]?.withdraw();
    await settle();
    expect(roles(tabs)).toEqual(['undecided', 'holder', 'follower']);
  });

  it('moves the phone by *Use it here*, and back when that tab leaves', async () => {
    const tabs = tabsOf(new LockManagerDouble(), 3);
    for (const tab of tabs) tab.stand('line');
    await settle();
    tabs[2]?.takeOver();
    await settle();
    expect(roles(tabs)).toEqual(['follower', 'follower', 'holder']);
    tabs[2]?.withdraw();
    await settle();
    expect(roles(tabs).filter((role) => role === 'holder')).toHaveLength(1);
  });

  it('lets two lines in two tabs stand side by side', async () => {
    const [one, two] = tabsOf(new LockManagerDouble(), 2);
    one?.stand('line one');
    two?.stand('line two');
    await settle();
    expect(roles([one!, two!])).toEqual(['holder', 'holder']);
  });

  it('lets every tab hold where the browser has no locks', async () => {
    const tabs = tabsOf(undefined, 2);
    for (const tab of tabs) tab.stand('line');
    await settle();
    expect(roles(tabs)).toEqual(['holder', 'holder']);
  });
});

import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { TestBed } from '@angular/core/testing';
import { provideTestWords } from '../shared/i18n/testing/provide-test-words';
import { ThemeMenu } from './theme-menu';

const root = document.documentElement;

describe('ThemeMenu', () => {
  const menu = async () => {
    TestBed.configureTestingModule({ providers: [provideTestWords()] });
    const fixture = TestBed.createComponent(ThemeMenu);
    return TestbedHarnessEnvironment.loader(fixture).getHarness(MatMenuHarness);
  };

  beforeEach(() => localStorage.clear());

  it('follows the system until told otherwise, and remembers', async () => {
    const appearance = await menu();
    expect(root.dataset['theme']).toBeUndefined();
    await appearance.open();
    await appearance.clickItem({ text: /Dark/ });
    expect(root.dataset['theme']).toBe('dark');
    expect(localStorage.getItem('centralita.theme')).toBe('dark');
    await appearance.open();
    await appearance.clickItem({ text: /As the system/ });
    expect(root.dataset['theme']).toBeUndefined();
  });

  it('switches high contrast by itself', async () => {
    const appearance = await menu();
    await appearance.open();
    await appearance.clickItem({ text: /High contrast/ });
    expect(root.dataset['contrast']).toBe('more');
    await appearance.open();
    await appearance.clickItem({ text: /High contrast/ });
    expect(root.dataset['contrast']).toBeUndefined();
  });

  it('says which one is chosen', async () => {
    localStorage.setItem('centralita.theme', 'light');
    const appearance = await menu();
    await appearance.open();
    const items = await appearance.getItems();
    const checked = await Promise.all(
      items.map(async (item) => (await item.host()).getAttribute('aria-checked')),
    );
    expect(checked).toEqual(['false', 'true', 'false', 'false']);
  });
});

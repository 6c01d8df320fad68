import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { PeopleBed } from '../../people/testing/people-bed';
import { SearchBoxHarness } from '../../../shared/ui/testing/search-box.harness';
import { HELP_ENTRIES } from '../data/models/help-entries';
import { HelpPage } from './help-page';

describe('HelpPage', () => {
  it.each([
    ['es', 'TUNEL nueva', 'nada de esto'],
    ['en', '72 hours', 'zeppelin'],
  ] as const)(
    'has an entry for each symptom, found by what is typed: %s',
    async (language, typed, nothing) => {
      const bed = new PeopleBed('help', language);
      const fixture = TestBed.createComponent(HelpPage);
      await bed.settle();
      const element = fixture.nativeElement as HTMLElement;
      const signs = () => [...element.querySelectorAll('h2')].map((sign) => sign.textContent?.trim() ?? '');
      expect(signs()).toHaveLength(HELP_ENTRIES.length);
      for (const id of HELP_ENTRIES) expect(element.querySelector(`#${id}`)).not.toBeNull();
      const search = await TestbedHarnessEnvironment.loader(fixture).getHarness(SearchBoxHarness);
      await search.setValue(typed.replace(' nueva', ''));
      expect(signs().length).toBeGreaterThan(0);
      expect(signs().length).toBeLessThan(HELP_ENTRIES.length);
      await search.setValue(nothing);
      expect(signs()).toEqual([]);
    },
  );
});

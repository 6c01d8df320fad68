import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { PeopleBed } from '../../people/testing/people-bed';
import { SearchBoxHarness } from '../../../shared/ui/testing/search-box.harness';
import { HELP_ENTRIES } from '../data/models/help-entries';
import { HelpPage } from './help-page';

/** What the documents that the product was built from explain, by what people in that trouble type. */
const ASKED_FOR = {
  en: [
    ...[
      ['401', 'unauthorised'],
      ['403 signature', 'signature'],
      ['acknowledgement no answer', 'no-answer'],
    ],
    ...[
      ['bot does not reply', 'no-bot'],
      ['No pude entender tu audio', 'audio'],
      ['join sandbox 72', 'sandbox'],
    ],
    ...[
      ['host asleep', 'asleep'],
      ['tunnel ngrok', 'tunnel'],
      ['no event comes in', 'webhook-url'],
    ],
    ...[
      ['environment', 'environment'],
      ['filter', 'not-shown'],
      ['number organisation', 'not-shown'],
    ],
    ...[
      ['notification', 'notifications'],
      ['EADDRINUSE', 'port'],
      ['Rasa', 'rasa'],
      ['TwiML', 'twiml'],
    ],
    ['without spaces', 'unauthorised'],
  ],
  es: [
    ...[
      ['401', 'unauthorised'],
      ['403 firma', 'signature'],
      ['acuse respuesta', 'no-answer'],
    ],
    ...[
      ['el bot no contesta', 'no-bot'],
      ['No pude entender tu audio', 'audio'],
      ['sandbox 72', 'sandbox'],
    ],
    ...[
      ['alojamiento dormido', 'asleep'],
      ['túnel ngrok', 'tunnel'],
      ['no entra ningún evento', 'webhook-url'],
    ],
    ...[
      ['entorno', 'environment'],
      ['filtro', 'not-shown'],
      ['número organización', 'not-shown'],
    ],
    ...[
      ['avisos', 'notifications'],
      ['EADDRINUSE', 'port'],
      ['Rasa', 'rasa'],
      ['TwiML', 'twiml'],
    ],
    ['sin espacios', 'unauthorised'],
  ],
} as const;

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

  it.each(['en', 'es'] as const)('leads whoever is in trouble to its cause: %s', async (language) => {
    const bed = new PeopleBed('help', language);
    const fixture = TestBed.createComponent(HelpPage);
    await bed.settle();
    const element = fixture.nativeElement as HTMLElement;
    const search = await TestbedHarnessEnvironment.loader(fixture).getHarness(SearchBoxHarness);
    for (const [typed, id] of ASKED_FOR[language]) {
      await search.setValue(typed);
      expect([typed, element.querySelector(`#${id}`) !== null]).toEqual([typed, true]);
    }
  });
});

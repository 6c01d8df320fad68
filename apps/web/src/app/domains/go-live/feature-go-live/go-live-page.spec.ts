import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestBed } from '@angular/core/testing';
import type { NumberSetup, NumberSetups, ReadinessReport } from '@centralita/shared-types';
import { READINESS_CODES } from '@centralita/shared-types/rules';
import { provideTranslocoScope } from '@jsverse/transloco';
import { PeopleBed } from '../../people/testing/people-bed';
import { Toasts } from '../../../shared/ui/toasts';
import { GoLivePage } from './go-live-page';

const REPORT: ReadinessReport = {
  ok: false,
  checkedAt: Date.now(),
  publicBaseUrl: 'https://desk.example',
  items: [
    { check: 'credentials', state: 'ok', code: 'account/ok', detail: 'Accepted.', subject: 'Main' },
    {
      check: 'webhooks',
      state: 'failed',
      code: 'webhooks/elsewhere',
      detail: 'Elsewhere.',
      todo: 'Press.',
      subject: '+14155550123',
    },
    {
      check: 'balance',
      state: 'warning',
      code: 'balance/low',
      detail: 'Low.',
      parameters: { amount: '1.50', currency: 'EUR' },
      link: 'https://console.twilio.com/billing',
    },
    { check: 'bot', state: 'failed', code: 'bot/of-tomorrow', detail: 'Something new.' },
  ],
};
const NUMBER: NumberSetup = {
  accountId: 'desk',
  accountName: 'Main',
  numberSid: 'PN1',
  phoneNumber: '+14155550123',
  name: 'Main line',
  differences: [{ setting: 'smsUrl', now: '', wanted: 'https://desk.example/webhooks/messages#rc=3' }],
  consoleUrl: 'https://console.twilio.com/number',
};

describe('GoLivePage', () => {
  const opened = async (language: 'en' | 'es' = 'en', more: Partial<NumberSetups> = {}) => {
    const bed = new PeopleBed('golive', language, [
      provideTranslocoScope('accounts'),
      provideTranslocoScope('settings'),
    ]);
    const fixture = TestBed.createComponent(GoLivePage);
    TestBed.tick();
    await bed.settle();
    await bed.answer('/api/readiness', REPORT);
    await bed.answer('/api/number-setup', {
      numbers: [NUMBER],
      unread: [],
      publicBaseUrl: 'https://desk.example',
      reachable: true,
      ...more,
    });
    const element = fixture.nativeElement as HTMLElement;
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return {
      bed,
      element,
      text: () => (element.textContent ?? '').replace(/\s+/g, ' '),
      button: (text: RegExp) => loader.getHarness(MatButtonHarness.with({ text })),
    };
  };

  it('says of each line how it stands, what it means and what to do', async () => {
    const { text, element } = await opened();
    expect(text()).toContain('Not ready yet. To put right: 2; to look at: 1');
    expect(text()).toMatch(
      /\+1 ?415 ?555 ?0123 ?Its calls or messages go elsewhere\. Press “Lead it here” below\./,
    );
    expect(text()).toContain('Only €1.50 is left.');
    // What this page has no words for stands in the server's, marked as English.
    expect(element.querySelector('[lang="en"]')?.textContent).toBe('Something new.');
  });

  it('leads a number here, and puts it back', async () => {
    const { bed, text, button } = await opened();
    expect(text()).toContain('Settings to change: 1');
    expect(text()).toContain(
      'A message comes inNow nothingWanted https://desk.example/webhooks/messages#rc=3',
    );
    const pressed = (await button(/Lead it here/)).click();
    await bed.settle();
    await bed.answer('POST /api/number-setup/desk/PN1', {
      ...NUMBER,
      differences: [],
      undoableSince: Date.now(),
    });
    await pressed;
    expect(text()).toContain('Leads here');
    expect(TestBed.inject(Toasts).toasts().at(-1)?.text).toBe('+14155550123 leads here now.');
    const undone = (await button(/Put back as before/)).click();
    await bed.settle();
    await bed.answer('POST /api/number-setup/desk/PN1/undo', NUMBER);
    await undone;
    expect(text()).toContain('Settings to change: 1');
  });

  it('says of a number that it does not lead here while a service takes its messages', async () => {
    const messagesTakenBy = {
      name: 'Old desk',
      url: 'https://pbx.example/sms',
      consoleUrl: 'https://console.twilio.com/services',
    };
    const { text, element } = await opened('en', {
      numbers: [{ ...NUMBER, differences: [], messagesTakenBy }],
    });
    expect(text()).toContain('Messages go elsewhere');
    expect(text()).not.toContain('Leads here');
    expect(text()).toMatch(
      /Messaging Service “Old desk” takes the messages.+It asks https:\/\/pbx\.example\/sms/,
    );
    expect(element.querySelector(`a[href="${messagesTakenBy.consoleUrl}"]`)).not.toBeNull();
  });

  it.each([
    ['en', 'Messages not checked', 'Twilio did not tell whether a Messaging Service takes'],
    ['es', 'Mensajes sin comprobar', 'Twilio no ha dicho si un Messaging Service se queda'],
  ] as const)(
    'does not say that a number leads here where Twilio did not tell: %s',
    async (language, ...said) => {
      const { text } = await opened(language, {
        numbers: [{ ...NUMBER, differences: [], messagesTakenBy: null }],
      });
      for (const words of said) expect(text()).toContain(words);
      expect(text()).not.toMatch(/Leads here|Lleva aquí/);
    },
  );

  it('says before it is pressed what putting a number back takes along', async () => {
    const led = { ...NUMBER, differences: [], undoableSince: Date.now() };
    const { element, text } = await opened('es', {
      numbers: [
        { ...led, undoTakesAlong: ['+14155550124'] },
        { ...led, numberSid: 'PN2', undoTakesAlong: [] },
        { ...led, numberSid: 'PN3' },
      ],
    });
    const described = [...element.querySelectorAll('[aria-describedby$="-along"]')].map((button) =>
      document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent.trim(),
    );
    expect(described).toEqual([
      expect.stringMatching(/las llamadas que hacen los agentes, y las que entran a \+1 ?415 ?555 ?0124,/),
      expect.stringMatching(/las llamadas que hacen los agentes irán/),
    ]);
    expect(text().match(/Dejarlo como estaba/g)).toHaveLength(3);
  });

  it('sets nothing where Twilio cannot reach this server', async () => {
    const { text, button } = await opened('es', { reachable: false });
    expect(text()).toContain('Twilio no llega a este servidor');
    expect(await (await button(/Traerlo aquí/)).isDisabled()).toBe(true);
  });

  it.each(['en', 'es'])('has words for whatever the checks find: %s', (language) => {
    const file = join(import.meta.dirname, `../../../../../public/i18n/golive/${language}.json`);
    const { code } = JSON.parse(readFileSync(file, 'utf8')) as { code: Record<string, string> };
    expect(Object.keys(code).sort()).toEqual([...READINESS_CODES].sort());
  });
});

import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import type {
  AnsweringFlow,
  CallInFlow,
  DrawnFlows,
  FlowPreview,
  NumberFlow,
  NumberFlows,
} from '@centralita/shared-types';
import type { Role } from '@centralita/shared-types/rules';
import { choose } from '../../../shared/ui/testing/choose';
import { OWN, PeopleBed } from '../../people/testing/people-bed';
import { FlowsPage } from './flows-page';
import { NumberPage } from './number-page';

const LINE = '+12025550100';
const flow = (id: string, more: Partial<AnsweringFlow> = {}): AnsweringFlow => ({
  id,
  title: id,
  steps: [{ name: 'start', event: 'IncomingCall' }],
  fields: [],
  ...more,
});
const FLOWS = [
  flow('announcement', { fields: [{ name: 'text', kind: 'text', required: true, max: 1000 }] }),
  flow('menu', {
    steps: [
      { name: 'start', event: 'IncomingCall' },
      { name: 'chosen', event: 'GatheredInput' },
    ],
    fields: [
      { name: 'greeting', kind: 'text', required: true },
      { name: 'choices', kind: 'choices', required: true },
    ],
  }),
  flow('opening-hours', {
    fields: [
      { name: 'periods', kind: 'periods', required: true },
      { name: 'open', kind: 'flow', required: true },
      { name: 'closed', kind: 'flow', required: true },
    ],
  }),
  flow('person'),
  flow('own-flow', { title: 'Our own', description: 'Made here.' }),
];
const RECORDING = flow('call-recording', {
  fields: [
    { name: 'mode', kind: 'one-of', values: ['off', 'announce', 'consent'] },
    { name: 'language', kind: 'one-of', values: ['server', 'en', 'es'] },
    { name: 'announcement', kind: 'text' },
    { name: 'keepDays', kind: 'number', min: 1, max: 3650 },
    { name: 'transcribe', kind: 'switch' },
  ],
});
const all = (number: Partial<NumberFlow> = {}): NumberFlows => ({
  numbers: [{ number: LINE, flow: null, options: {}, ...number }],
  flows: FLOWS,
  always: [RECORDING],
  usual: 'person',
});
const drawn = (calls: CallInFlow[] = []): DrawnFlows => ({
  calls,
  flows: FLOWS.map(({ fields: _fields, ...one }) => ({
    ...one,
    calls: 'incoming',
    steps: one.steps.map((step) => ({
      ...step,
      leadsTo: step.name === 'start' ? one.steps.slice(1).map(({ name }) => name) : ['start'],
      goesOnWith: step.name === 'chosen' ? ['person'] : [],
      bySetting: false,
      warnings: step.name === 'chosen' ? ['unlinked-step' as const] : [],
    })),
  })),
});
const PREVIEW: FlowPreview = {
  steps: [
    {
      flow: 'menu',
      step: 'start',
      heard: [{ kind: 'says', text: 'Sales: 1.' }, { kind: 'listens' }],
      twiml: '<Say/>',
    },
  ],
};

/** The texts of all elements, with a space between one and the next. */
const wordsIn = (node: Node): string =>
  node.childNodes.length === 0
    ? node.nodeType === Node.TEXT_NODE
      ? (node.textContent ?? '')
      : ''
    : [...node.childNodes].map(wordsIn).join(' ');

const opened = async (
  page: typeof FlowsPage | typeof NumberPage,
  numbers: NumberFlows,
  language: 'en' | 'es' = 'en',
  role: Role = 'admin',
) => {
  const bed = new PeopleBed('flows', language);
  const fixture = TestBed.createComponent<FlowsPage | NumberPage>(page);
  if (page === NumberPage) fixture.componentRef.setInput('number', LINE);
  await bed.signIn(role);
  await bed.answer('/api/number-flows', numbers);
  if (page === FlowsPage) await bed.answer('/api/call-flows', drawn());
  await bed.settle();
  const element = fixture.nativeElement as HTMLElement;
  const loader = TestbedHarnessEnvironment.loader(fixture);
  return {
    bed,
    element,
    text: () => wordsIn(element).replace(/\s+/g, ' '),
    choose: (selector: string, text: string) =>
      choose(TestbedHarnessEnvironment.documentRootLoader(fixture), text, selector),
    press: async (text: string | RegExp) =>
      (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
    type: async (selector: string, value: string) => {
      const box = element.querySelector<HTMLInputElement>(selector)!;
      box.value = value;
      box.dispatchEvent(new Event('input'));
      await bed.settle();
    },
  };
};

describe('the page of call flows', () => {
  it('says what answers which number, in our words and in those of a plugin', async () => {
    const { text, bed, element } = await opened(FlowsPage, all());
    expect(text()).toContain('+1 202 555 0100 To a person · as on every number');
    expect(text()).toContain('Our own Made here.');
    expect(text()).toMatch(
      /Its steps \(2\) Somebody calls start Leads to: chosen The caller has pressed or spoken chosen Leads to: start → To a person No link leads here/,
    );
    const call = { callId: 'CA1', from: '+34911234567', to: LINE, startedAt: 0, at: 0 };
    await bed.happens('flows/walked');
    await bed.answer('/api/call-flows', drawn([{ ...call, flow: 'menu', step: 'chosen' }]));
    expect(element.querySelectorAll('li.here')).toHaveLength(1);
    expect(element.querySelector('li.here a')?.getAttribute('href')).toBe('/flows/calls/CA1');
    expect(element.querySelectorAll('details[open]')).toHaveLength(1);
    await bed.happens('organisations/changed');
    await bed.answer('/api/number-flows', all({ flow: 'menu' }));
    expect(text()).toContain('+1 202 555 0100 Menu Set up');
  });

  it('leads an owner without a number to the organisation that has one', async () => {
    const { bed, press, text } = await opened(FlowsPage, { ...all(), numbers: [] }, 'en', 'owner');
    const organisation = { createdAt: 0, mailDomains: [], people: 1 };
    await bed.answer('/api/organisations', [
      { ...organisation, id: OWN, name: 'Clínica Sol', numbers: [] },
      { ...organisation, id: 'demo', name: 'Café Aurora', numbers: [LINE] },
    ]);
    expect(text()).toContain('Your organisation has no number yet');
    await press('Show Café Aurora');
    await bed.answer('/api/number-flows', all());
    expect(text()).toContain('+1 202 555 0100 To a person');
  });

  it('speaks Spanish', async () => {
    const { text } = await opened(FlowsPage, { ...all(), numbers: [] }, 'es');
    expect(text()).toContain('Tu organización todavía no tiene ningún número');
    expect(text()).toContain('Horario Un flujo mientras está abierto');
  });
});

describe('the page of a number', () => {
  it('asks for the settings of every flow that a call can come to, and shows what a caller hears', async () => {
    const { bed, choose, element, text, type, press } = await opened(NumberPage, all());
    expect(await bed.answer('/api/number-flows/preview', PREVIEW)).toEqual({
      number: LINE,
      flow: null,
      options: {},
    });
    expect(text()).toContain('Sales: 1. Waits for a key or a word');
    // That of recording, which concerns every call.
    expect(element.querySelectorAll('app-options-form')).toHaveLength(1);

    await choose('#flow', 'Menu');
    await press('Add a key');
    await choose('app-choices-field app-select-box:not(.narrow)', 'Announcement');
    expect(element.querySelectorAll('app-options-form')).toHaveLength(3);
    await press('Save');
    expect(text()).toContain('This is needed.');
    await type('#field-menu-greeting', ' Sales: 1. ');
    await type('#field-announcement-text', 'We have moved.');
    await choose('#field-call-recording-mode', 'Only where they agree by pressing 1');
    await choose('#field-call-recording-language', 'Spanish');
    await type('#field-call-recording-keepDays', '30');
    const saved = press('Save');
    await bed.settle();
    const change = {
      number: LINE,
      flow: 'menu',
      options: {
        menu: { greeting: 'Sales: 1.', choices: [{ digit: '1', flow: 'announcement' }] },
        announcement: { text: 'We have moved.' },
        'call-recording': { mode: 'consent', language: 'es', keepDays: 30 },
      },
    };
    expect(await bed.answer('PUT /api/number-flows', change)).toEqual(change);
    await saved;
    expect(await bed.answer('/api/number-flows/preview', PREVIEW)).toEqual(change);
  });

  it('keeps what was entered where it cannot be saved, and says why', async () => {
    const { bed, element, text, type, press } = await opened(NumberPage, all({ flow: 'opening-hours' }));
    await bed.answer('/api/number-flows/preview', PREVIEW);
    await press('Add a period');
    await press('Add a period');
    await type('app-periods-field .entry input', '10:00');
    const saved = press('Save');
    await bed.settle();
    const request = bed.request('PUT /api/number-flows');
    expect((request.request.body as NumberFlow).options).toEqual({
      'opening-hours': {
        periods: [
          { day: 'mon', from: '10:00', to: '18:00' },
          { day: 'tue', from: '09:00', to: '18:00' },
        ],
        open: 'person',
        closed: 'person',
      },
    });
    request.flush(
      { code: 'number-flows/options', detail: 'No.', status: 422 },
      { status: 422, statusText: '422' },
    );
    await bed.settle();
    await saved;
    expect(text()).toContain('The server does not accept these settings.');
    expect(element.querySelectorAll('app-periods-field .entry')).toHaveLength(2);
  });

  it('says where the number is none of the organisation', async () => {
    const { text } = await opened(NumberPage, { ...all(), numbers: [] });
    expect(text()).toContain('This number is not yours');
  });
});

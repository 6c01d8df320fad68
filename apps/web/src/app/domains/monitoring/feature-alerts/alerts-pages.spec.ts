import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Alert, AlertWebhook, DeadLetter, Page } from '@centralita/shared-types';
import { Toasts } from '../../../shared/ui/toasts';
import { OWN, PeopleBed } from '../../people/testing/people-bed';
import { AlertWebhookSettings } from './alert-webhook-settings';
import { AlertsList } from './alerts-list';
import { DeadLetters } from './dead-letters';

// Forms are walked step by step as a person does, on a machine that may be busy.
const ALERT: Alert = {
  id: 'a1',
  kind: 'webhook-failing',
  organisationId: null,
  facts: { account: 'Main desk', count: 5, reason: 'signature' },
  count: 3,
  raisedAt: Date.now() - 3_600_000,
  lastAt: Date.now(),
  resolvedAt: null,
  resolvedBy: null,
};
const LETTER: DeadLetter = {
  id: 'j1',
  queue: 'alert-webhook',
  reason: 'The receiver answered with HTTP 500.',
  code: 'alerts/webhook-failed',
  attempts: 6,
  enqueuedAt: 0,
  diedAt: Date.now(),
};
const NO_WEBHOOK: AlertWebhook = { url: null, lastAttemptAt: null, lastResult: null };

const pageOf = <Item>(items: Item[], next: string | null = null): Page<Item> => ({ items, next });

const opened = async (page: Type<unknown>, answers: Record<string, object>, role?: 'admin') => {
  const bed = new PeopleBed('monitoring');
  const fixture = TestBed.createComponent(page);
  if (role) await bed.signIn(role);
  else await bed.settle();
  for (const [path, body] of Object.entries(answers)) await bed.answer(path, body);
  const element = fixture.nativeElement as HTMLElement;
  const loader = TestbedHarnessEnvironment.loader(fixture);
  return {
    bed,
    loader,
    text: () => (element.textContent ?? '').replace(/\s+/g, ' '),
    press: async (text: string | RegExp) =>
      (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
  };
};

describe('AlertsList', () => {
  it('says each alert in a sentence with the next step, and resolves it', async () => {
    const { bed, text, press } = await opened(AlertsList, { '/api/alerts': pageOf([ALERT]) }, 'admin');
    expect(text()).toContain('Webhooks that name Main desk are refused');
    expect(text()).toContain('Enter the new one, beside the old one');
    expect(text()).toContain('3 times, the latest now');
    const pressed = press('Resolved');
    await bed.settle();
    await bed.answer('POST /api/alerts/a1/resolve', { ...ALERT, resolvedAt: 1 });
    await pressed;
    expect(text()).toContain('All is well');
  });

  it('takes in what is raised while it is looked at', async () => {
    const { bed, text } = await opened(AlertsList, { '/api/alerts': pageOf([]) }, 'admin');
    await bed.happens('alerts/raised');
    const asked = bed.request('/api/alerts');
    expect(asked.request.url).toBe(`/api/alerts?organisation=${OWN}&state=open`);
    asked.flush(pageOf([{ ...ALERT, kind: 'quarantine', facts: { to: '+1 555 ••• 1111' } }]));
    await bed.settle();
    expect(text()).toContain('Something came for +1 555 ••• 1111');
  });
});

describe('older ones', () => {
  const a = (id: string): Alert => ({ ...ALERT, id });

  it('of the alerts come on demand, and what was resolved elsewhere leaves the list', async () => {
    const { bed, text, press } = await opened(
      AlertsList,
      { '/api/alerts': pageOf([a('4'), a('3')], 'p3') },
      'admin',
    );
    const rows = (): number => text().split('Webhooks that name').length - 1;
    const pressed = press('Show earlier ones');
    await bed.settle();
    const older = bed.request('/api/alerts');
    expect(older.request.url).toBe(`/api/alerts?organisation=${OWN}&state=open&before=p3`);
    older.flush(pageOf([a('2'), a('1')]));
    await pressed;
    await bed.settle();
    expect(rows()).toBe(4);
    await bed.happens('alerts/resolved');
    await bed.answer('/api/alerts', pageOf([a('3'), a('2')], 'p2'));
    expect(rows()).toBe(3);
    await bed.happens('alerts/resolved');
    await bed.answer('/api/alerts', pageOf([a('3')]));
    expect(rows()).toBe(1);
  });

  it('of the jobs come on demand', async () => {
    const { bed, press, text } = await opened(DeadLetters, { '/api/jobs/dead': pageOf([LETTER], 'p1') });
    const pressed = press('Show earlier ones');
    await bed.settle();
    const older = bed.request('/api/jobs/dead');
    expect(older.request.url).toBe('/api/jobs/dead?before=p1');
    older.flush(pageOf([{ ...LETTER, id: 'j0', reason: 'It is older.' }]));
    await pressed;
    await bed.settle();
    expect(text()).toContain('It is older.');
  });
});

describe('DeadLetters', () => {
  it('says what failed, and lets one run again', async () => {
    const { bed, text, press } = await opened(DeadLetters, { '/api/jobs/dead': pageOf([LETTER]) });
    expect(text()).toContain('Send an alert to its webhook');
    expect(text()).toContain('The receiver answered with HTTP 500.');
    const pressed = press(/^Try again/);
    await bed.settle();
    await bed.answer('POST /api/jobs/dead/j1/retry', null, 204);
    await pressed;
    expect(text()).toContain('No failed jobs');
    expect(TestBed.inject(Toasts).toasts().at(-1)?.text).toBe('Running again: 1');
  });

  it('says why it could not', async () => {
    const { bed, press } = await opened(DeadLetters, {
      '/api/jobs/dead': pageOf([LETTER, { ...LETTER, id: 'j2' }]),
    });
    const pressed = press('Try all again');
    await bed.settle();
    await bed.refuse('POST /api/jobs/dead/retry', 404, 'jobs/not-found');
    await bed.answer('/api/jobs/dead', pageOf([]));
    await pressed;
    expect(TestBed.inject(Toasts).toasts().at(-1)?.text).toContain('The job is gone');
  });
});

describe('AlertWebhookSettings', () => {
  const path = '/api/alerts/webhook';

  it('shows the key once, and how a test went', async () => {
    const { bed, loader, press, text } = await opened(AlertWebhookSettings, { [path]: NO_WEBHOOK }, 'admin');
    await (await loader.getHarness(MatInputHarness)).setValue('https://example.com/alerts');
    const saved = press('Save');
    await bed.settle();
    const url = 'https://example.com/alerts';
    expect(await bed.answer(`PUT ${path}`, { ...NO_WEBHOOK, url, secret: 'whsec' })).toEqual({ url });
    await saved;
    expect(text()).toContain('whsec');
    const tested = press('Send a test');
    await bed.settle();
    await bed.answer(`POST ${path}/test`, { url, lastAttemptAt: Date.now(), lastResult: 'HTTP 204' });
    await tested;
    expect(text()).toContain('Arrived now: HTTP 204');
  });

  it('takes no address that is none, and none at all', async () => {
    const url = 'https://example.com/alerts';
    const { bed, loader, press, text } = await opened(
      AlertWebhookSettings,
      { [path]: { ...NO_WEBHOOK, url } },
      'admin',
    );
    const box = await loader.getHarness(MatInputHarness);
    expect(await box.getValue()).toBe(url);
    await box.setValue('example');
    await press('Save');
    expect(text()).toContain('An address begins with https://');
    await box.setValue('');
    const saved = press('Save');
    await bed.settle();
    expect(await bed.answer(`PUT ${path}`, NO_WEBHOOK)).toEqual({});
    await saved;
    expect(text()).not.toContain('Send a test');
  });
});

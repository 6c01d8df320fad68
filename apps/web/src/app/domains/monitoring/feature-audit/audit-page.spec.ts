import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestBed } from '@angular/core/testing';
import type { AuditItem } from '@centralita/shared-types';
import { choose } from '../../../shared/ui/testing/choose';
import { OWN, PeopleBed } from '../../people/testing/people-bed';
import { AuditPage } from './audit-page';

const item = (id: string, changes: Partial<AuditItem> = {}): AuditItem => ({
  id,
  at: Date.now(),
  who: 'Ana Ruiz',
  personId: 'me',
  via: 'session',
  address: '192.0.2.7',
  action: 'people/invited',
  subject: null,
  details: { role: 'agent' },
  ...changes,
});

describe('AuditPage', () => {
  const opened = async (items: AuditItem[], next: string | null = null) => {
    const bed = new PeopleBed('monitoring');
    const fixture = TestBed.createComponent(AuditPage);
    await bed.signIn('admin');
    await bed.answer('/api/people', [{ id: 'bea', name: 'Bea Soto' }]);
    await bed.answer('/api/audit', { items, next });
    const element = fixture.nativeElement as HTMLElement;
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const documentRoot = TestbedHarnessEnvironment.documentRootLoader(fixture);
    return {
      bed,
      element,
      rows: () =>
        [...element.querySelectorAll('tbody tr')].map((row) =>
          (row.textContent ?? '').replace(/\s+/g, ' ').trim(),
        ),
      press: async (text: string) => (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
      choose: (which: string, text: string) => choose(documentRoot, text, which),
    };
  };

  it('says who did what and from where, also where there are no words for it', async () => {
    const { rows } = await opened([
      item('2'),
      item('1', { who: null, via: 'anonymous', action: 'new/thing' }),
    ]);
    expect(rows()[0]).toBe('Invited somebodyRole: Agent Ana Ruiz 192.0.2.7now');
    expect(rows()[1]).toContain('new/thing');
    expect(rows()[1]).toContain('Not signed in');
  });

  it('narrows the list and the file alike', async () => {
    const { bed, element, choose } = await opened([item('1')]);
    await choose('app-select-box:nth-of-type(1)', 'Bea Soto');
    bed.request('/api/audit').flush({ items: [], next: null });
    await choose('app-select-box:nth-of-type(2)', 'Accounts');
    const { request } = bed.request('/api/audit');
    expect(request.url).toBe(`/api/audit?organisation=${OWN}&person=bea&action=accounts`);
    expect(element.querySelector('a[download]')?.getAttribute('href')).toBe(
      `/api/audit/export?organisation=${OWN}&person=bea&action=accounts`,
    );
  });

  it('grows at both ends without losing what is there', async () => {
    const { bed, rows, press } = await opened([item('3'), item('2')], 'after-2');
    const pressed = press('Show earlier ones');
    await bed.settle();
    const asked = bed.request('/api/audit');
    expect(asked.request.url).toContain('after=after-2');
    asked.flush({ items: [item('1')], next: null });
    await bed.settle();
    await pressed;
    await bed.happens('people/invited');
    await bed.answer('/api/audit', { items: [item('4'), item('3'), item('2')], next: 'after-2' });
    expect(rows()).toHaveLength(4);
  });
});

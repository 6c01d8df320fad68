import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { InboxSettings } from '@centralita/shared-types';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { PeopleBed } from '../people/testing/people-bed';
import { inboxRoutes } from './inbox.routes';

const PATH = '/api/inbox-settings';
const settings: InboxSettings = {
  replyMinutes: 0,
  asksRating: false,
  ratingQuestionEs: '¿Qué tal?',
  ratingQuestionEn: 'How was it?',
};

it('the settings of the inbox say what they do, are off at first, and are saved together', async () => {
  const bed = new PeopleBed('inbox', 'es', [provideRouter([{ path: 'inbox', children: inboxRoutes }])]);
  await firstValueFrom(TestBed.inject(TranslocoService).load('es'));
  const harness = await RouterTestingHarness.create();
  const arrived = harness.navigateByUrl('/inbox/settings');
  await bed.signIn('admin');
  await arrived;
  await bed.settle();
  await bed.answer(`GET ${PATH}`, settings);
  const element = harness.fixture.nativeElement as HTMLElement;
  const find = <T extends HTMLElement>(selector: string, at = 0): T => {
    const found = element.querySelectorAll<T>(selector)[at];
    if (!found) throw new Error(`No ${selector} in ${element.textContent ?? ''}`);
    return found;
  };
  const write = async (field: HTMLInputElement | HTMLTextAreaElement, value: string): Promise<void> => {
    field.value = value;
    field.dispatchEvent(new Event('input'));
    await bed.settle();
  };
  const save = find<HTMLButtonElement>('[type=submit]');
  expect(element.textContent).toContain('las 24 horas');
  expect(save.disabled).toBe(true);
  for (const box of [0, 1]) {
    find<HTMLInputElement>('mat-checkbox input', box).click();
    await bed.settle();
  }
  await write(find('input[type=number]'), '15');
  await write(find('textarea'), ' ');
  expect(save.disabled).toBe(true);
  await write(find('textarea'), '¿Cómo fue?');
  save.click();
  await bed.settle();
  const chosen = { ...settings, replyMinutes: 15, asksRating: true, ratingQuestionEs: '¿Cómo fue?' };
  expect(await bed.answer(`PUT ${PATH}`, chosen)).toEqual(chosen);
  expect(save.disabled).toBe(true);
});

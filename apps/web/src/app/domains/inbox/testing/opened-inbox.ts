import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Conversation, Message } from '@centralita/shared-types';
import type { Role } from '@centralita/shared-types/rules';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { PeopleBed } from '../../people/testing/people-bed';
import { inboxRoutes } from '../inbox.routes';

export const page = <T>(items: T[], next: string | null = null): { items: T[]; next: string | null } => ({
  items,
  next,
});
export const LIST = '/api/conversations';
export const OPEN = '/api/conversations/c1';
export const THREAD = `${OPEN}/messages`;

/** The page of a person who is signed in, over a server that the test answers for; Ana Ruiz (`me`) reads. */
export const opened = async (
  conversations: Conversation[],
  language: 'en' | 'es' = 'en',
  role: Role = 'agent',
) => {
  const bed = new PeopleBed('inbox', language, [
    provideRouter([{ path: 'inbox', children: inboxRoutes }], withComponentInputBinding()),
  ]);
  await firstValueFrom(TestBed.inject(TranslocoService).load(language));
  const harness = await RouterTestingHarness.create();
  const arrived = harness.navigateByUrl('/inbox');
  await bed.signIn(role);
  await arrived;
  await bed.settle();
  await bed.answer(`GET ${LIST}`, page(conversations));
  const element = harness.fixture.nativeElement as HTMLElement;
  const text = (selector = 'app-inbox-page'): string =>
    (element.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ');
  const find = <T extends HTMLElement>(selector: string): T => {
    const found = element.querySelector<T>(selector);
    if (!found) throw new Error(`${selector} is not there: ${text()}`);
    return found;
  };
  const press = async (selector: string): Promise<void> => {
    find(selector).click();
    await bed.settle();
  };
  const open = async (known: Conversation, messages: Message[]): Promise<void> => {
    await TestBed.inject(Router).navigateByUrl('/inbox/c1');
    await bed.settle();
    await bed.answer(`GET ${OPEN}`, known);
    await bed.answer(`GET ${THREAD}`, page(messages));
  };
  const names = (): string[] =>
    [...element.querySelectorAll('app-conversation-row .name')].map((one) => one.textContent?.trim() ?? '');
  const loader = TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
  return { bed, element, loader, text, find, press, open, names };
};

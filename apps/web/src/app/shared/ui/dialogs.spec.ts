import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { provideTestWords } from '../i18n/testing/provide-test-words';
import { Dialogs } from './dialogs';
import { Toasts } from './toasts';

@Component({ template: '' })
class Page {}

@Component({ template: 'A dialog' })
class SomeDialog {}

describe('Dialogs', () => {
  const opened = async () => {
    TestBed.configureTestingModule({ providers: [provideTestWords()] });
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    const loader = TestbedHarnessEnvironment.documentRootLoader(TestBed.createComponent(Page));
    return { dialogs: TestBed.inject(Dialogs), toasts: TestBed.inject(Toasts), loader };
  };
  const QUESTION = { heading: 'Sure?', body: 'It cannot be undone.', yes: 'Delete' };

  it('answers what was asked', async () => {
    const { dialogs, loader } = await opened();
    const answer = dialogs.confirm(QUESTION);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Delete' }))).click();
    expect(await answer).toBe(true);
  });

  it('takes leaving for a no', async () => {
    const { dialogs, loader } = await opened();
    const answer = dialogs.confirm(QUESTION);
    await (await loader.getHarness(MatDialogHarness)).close();
    expect(await answer).toBe(false);
  });

  it('opens one at a time', async () => {
    const { dialogs, loader } = await opened();
    const first = dialogs.confirm(QUESTION);
    expect(await dialogs.open(() => Promise.resolve(SomeDialog))).toBeUndefined();
    expect(await loader.getAllHarnesses(MatDialogHarness)).toHaveLength(1);
    expect(await dialogs.open(() => Promise.resolve(SomeDialog))).toBeUndefined();
    await (await loader.getHarness(MatDialogHarness)).close();
    await first;
  });

  it('says when its code does not arrive, and opens the next one', async () => {
    const { dialogs, toasts, loader } = await opened();
    const lost = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    expect(await dialogs.open(lost)).toBeUndefined();
    expect(toasts.toasts().at(-1)?.text).toContain('This could not be loaded');
    expect(toasts.toasts().at(-1)?.action?.label).toBe('Load again');

    const next = dialogs.open(() => Promise.resolve(SomeDialog));
    const dialog = await loader.getHarness(MatDialogHarness);
    expect(await dialog.getText()).toBe('A dialog');
    await dialog.close();
    await next;
  });
});

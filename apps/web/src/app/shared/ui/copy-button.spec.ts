import { Clipboard } from '@angular/cdk/clipboard';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { provideTestWords } from '../i18n/testing/provide-test-words';
import { CopyButton } from './copy-button';

describe('CopyButton', () => {
  it.each([
    [true, 'Copied'],
    [false, 'Select it and copy it by hand'],
  ])('copies and says how it went (%s)', async (works, words) => {
    TestBed.configureTestingModule({ providers: [provideTestWords()] });
    const copy = jest.spyOn(TestBed.inject(Clipboard), 'copy').mockReturnValue(works);
    const fixture = TestBed.createComponent(CopyButton);
    fixture.componentRef.setInput('text', 'ngrok http 3000');
    fixture.componentRef.setInput('what', 'tunnel command');
    const button = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatButtonHarness);
    const label = async (): Promise<string | null> => (await button.host()).getAttribute('aria-label');
    expect([await button.getText(), await label()]).toEqual(['Copy', 'Copy: tunnel command']);
    await button.click();
    expect(copy).toHaveBeenCalledWith('ngrok http 3000');
    expect([await button.getText(), await label()]).toEqual([words, null]);
    expect((fixture.nativeElement as HTMLElement).querySelector('[role=status]')?.textContent).toBe(words);
  });
});

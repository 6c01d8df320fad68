import { TestBed } from '@angular/core/testing';
import { provideTranslocoScope } from '@jsverse/transloco';
import { PeopleBed } from '../testing/people-bed';
import { ValueList } from './value-list';

const listed = (...values: string[]) => values.map((value) => ({ value, written: value }));

describe('ValueList', () => {
  it('gives the focus on when the value is gone, not when the list is another meanwhile', async () => {
    const bed = new PeopleBed('people', 'en', [provideTranslocoScope('people')]);
    await bed.settle();
    const fixture = TestBed.createComponent(ValueList);
    const element = document.body.appendChild(fixture.nativeElement as HTMLElement);
    const give = async (...values: string[]): Promise<void> => {
      fixture.componentRef.setInput('values', listed(...values));
      await fixture.whenStable();
    };
    fixture.componentRef.setInput('kind', 'domain');
    fixture.componentRef.setInput('clean', (typed: string) => typed);
    fixture.componentRef.setInput('judge', () => undefined);
    await give('luna.example');
    const remove = element.querySelector<HTMLButtonElement>('li button');
    remove?.focus();
    remove?.click();
    await give('luna.example');
    expect(document.activeElement).toBe(remove);
    await give();
    expect(document.activeElement).toBe(element.querySelector('input'));
    element.remove();
  });
});

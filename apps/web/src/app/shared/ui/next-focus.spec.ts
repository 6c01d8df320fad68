import { Component, effect, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { nextFocus } from './next-focus';

@Component({
  selector: 'app-rows',
  template: `
    <h2>Rows</h2>
    <button id="open" (click)="open.set(true)">Open</button>
    @if (open()) {
      <input />
    }
    <ul>
      @for (row of rows(); track row) {
        <li>
          <a href="#">See {{ row }}</a>
          <button (click)="remove(row)">Remove {{ row }}</button>
        </li>
      }
    </ul>
  `,
})
class Rows {
  readonly open = signal(false);
  readonly rows = signal(['one', 'two', 'three']);
  readonly focus = nextFocus();

  constructor() {
    effect(() => {
      if (this.open()) this.focus.to('input');
    });
  }

  remove(row: string): void {
    const next = this.focus.afterRow('h2');
    this.rows.update((rows) => rows.filter((one) => one !== row));
    next();
  }
}

describe('nextFocus', () => {
  const shown = () => {
    const fixture = TestBed.createComponent(Rows);
    const element = document.body.appendChild(fixture.nativeElement as HTMLElement);
    fixture.detectChanges();
    const press = async (text: string, meanwhile = (): void => undefined): Promise<string | undefined> => {
      const button = [...element.querySelectorAll('button')].find((one) => one.textContent?.trim() === text);
      button?.focus();
      button?.click();
      meanwhile();
      await fixture.whenStable();
      const { activeElement } = document;
      return activeElement?.textContent?.trim() || activeElement?.tagName;
    };
    return { press };
  };
  afterEach(() => document.body.replaceChildren());

  it('goes to the row that takes the place, to the last one, and to the heading', async () => {
    const { press } = shown();
    expect(await press('Remove two')).toBe('Remove three');
    expect(await press('Remove three')).toBe('Remove one');
    expect(await press('Remove one')).toBe('Rows');
  });

  it('goes to a field that was not there yet', async () => {
    expect(await shown().press('Open')).toBe('INPUT');
  });

  it('leaves alone whoever has gone on elsewhere', async () => {
    const other = document.createElement('textarea');
    const { press } = shown();
    document.body.append(other);
    expect(await press('Remove one', () => other.focus())).toBe('TEXTAREA');
  });
});

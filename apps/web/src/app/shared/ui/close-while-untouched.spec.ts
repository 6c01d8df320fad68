import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog, MatDialogRef } from '@angular/material/dialog';
import { closeWhileUntouched } from './close-while-untouched';

const written = signal(false);

@Component({ template: '' })
class FormDialog {
  constructor() {
    closeWhileUntouched(inject<MatDialogRef<FormDialog>>(MatDialogRef), written);
  }
}

describe('closeWhileUntouched', () => {
  const escape = (init: KeyboardEventInit = {}): void => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, ...init }));
  };
  const pressBeside = (): void => document.querySelector<HTMLElement>('.cdk-overlay-backdrop')?.click();
  const open = (): void => void TestBed.inject(MatDialog).open(FormDialog);
  /** A dialog that is closed leaves the list only after its animation. */
  const isClosing = (): boolean => TestBed.inject(MatDialog).openDialogs[0]?.getState() !== 0;

  beforeEach(() => written.set(false));

  it.each([
    ['Escape', escape],
    ['a press beside it', pressBeside],
  ])('%s closes it until something is written, from that very moment', (_what, leave) => {
    open();
    written.set(true);
    leave();
    expect(isClosing()).toBe(false);
    written.set(false);
    leave();
    expect(isClosing()).toBe(true);
  });

  it('leaves keys with a modifier to others', () => {
    open();
    escape({ ctrlKey: true });
    expect(isClosing()).toBe(false);
  });
});

import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PageStart } from './page-start';

describe('PageStart', () => {
  let main: HTMLElement;
  const heading = (text: string): HTMLElement => {
    const element = document.createElement('h1');
    element.textContent = text;
    main.append(element);
    return element;
  };
  const begun = (): void => {
    TestBed.inject(PageStart).focus();
    TestBed.inject(ApplicationRef).tick();
  };
  /** Observers of the document are told in a microtask. */
  const told = (): Promise<void> => Promise.resolve();

  beforeEach(() => {
    main = document.createElement('main');
    main.id = 'main';
    document.body.replaceChildren(main);
  });
  afterEach(() => document.body.replaceChildren());

  it('is the heading', () => {
    const element = heading('Here');
    begun();
    expect(document.activeElement).toBe(element);
  });

  it('is the page until its heading has come', async () => {
    begun();
    expect(document.activeElement).toBe(main);
    const element = heading('Now');
    await told();
    expect(document.activeElement).toBe(element);
  });

  it('is left alone once the person has moved on', async () => {
    begun();
    const field = document.createElement('input');
    main.append(field);
    field.focus();
    heading('Late');
    await told();
    expect(document.activeElement).toBe(field);
    field.blur();
    heading('Later');
    await told();
    expect(document.activeElement).toBe(document.body);
  });
});

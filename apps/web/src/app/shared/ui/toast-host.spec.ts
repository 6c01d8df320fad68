import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { provideTestWords } from '../i18n/testing/provide-test-words';
import { ToastHost } from './toast-host';
import { Toasts } from './toasts';

describe('ToastHost', () => {
  const opened = () => {
    TestBed.configureTestingModule({ providers: [provideTestWords()] });
    const fixture = TestBed.createComponent(ToastHost);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    TestBed.tick();
    const toasts = TestBed.inject(Toasts);
    const texts = () => {
      TestBed.tick();
      return [...element.querySelectorAll('li .text')].map((one) => one.textContent);
    };
    return { element, toasts, texts };
  };

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('shows them in a polite live region that is there before, and takes them away again', () => {
    const { element, toasts, texts } = opened();
    expect(element.querySelector('[role=status]')).not.toBeNull();
    toasts.show({ text: 'Saved.' });
    expect(texts()).toEqual(['Saved.']);
    jest.advanceTimersByTime(8_000);
    expect(texts()).toEqual([]);
    element.remove();
  });

  it('keeps the three latest, and waits while somebody is among them', () => {
    const { element, toasts, texts } = opened();
    for (const text of ['1', '2', '3', '4']) toasts.show({ text });
    expect(texts()).toEqual(['2', '3', '4']);
    element.querySelector('section')?.dispatchEvent(new MouseEvent('mouseenter'));
    TestBed.tick();
    jest.advanceTimersByTime(60_000);
    expect(texts()).toEqual(['2', '3', '4']);
    element.querySelector('section')?.dispatchEvent(new MouseEvent('mouseleave'));
    TestBed.tick();
    jest.advanceTimersByTime(8_000);
    expect(texts()).toEqual([]);
    element.remove();
  });

  it('undoes, and gives the focus back to where the person was', () => {
    const { element, toasts, texts } = opened();
    const before = document.createElement('button');
    document.body.append(before);
    before.focus();
    const undo = jest.fn();
    toasts.show({ text: 'Removed.', action: { label: 'Undo', run: undo } });
    texts();
    expect(document.activeElement).toBe(before);
    const button = element.querySelector<HTMLElement>('.action');
    button?.focus();
    button?.click();
    expect(undo).toHaveBeenCalledTimes(1);
    expect(texts()).toEqual([]);
    expect(document.activeElement).toBe(before);
    before.remove();
    element.remove();
  });
});

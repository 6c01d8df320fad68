import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LanguageChoice } from '../i18n/language';
import { Clock } from './clock';
import { When } from './when';

describe('When', () => {
  const at = (day: number, hour: number, minute = 0): number =>
    new Date(2026, 5, day, hour, minute).getTime();
  const shown = (moment: number, now: number): string | undefined => {
    TestBed.configureTestingModule({
      providers: [
        { provide: LanguageChoice, useValue: { current: signal('en') } },
        { provide: Clock, useValue: { now: signal(now) } },
      ],
    });
    const fixture = TestBed.createComponent(When);
    fixture.componentRef.setInput('at', moment);
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent?.trim();
  };

  it.each([
    ['23 hours ago', at(10, 10), at(11, 9)],
    ['yesterday', at(10, 8), at(11, 21)],
    ['2 days ago', at(10, 23), at(12, 0, 30)],
    ['tomorrow', at(11, 21), at(10, 8)],
    ['in 2 days', at(12, 0, 30), at(10, 23)],
  ])('counts days as a calendar does: %s', (words, moment, now) => {
    expect(shown(moment, now)).toBe(words);
  });
});

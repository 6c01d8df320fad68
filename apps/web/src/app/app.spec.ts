import { TestBed } from '@angular/core/testing';
import { App } from './app';

describe('App', () => {
  it('renders', () => {
    expect(TestBed.createComponent(App).nativeElement).toBeInstanceOf(HTMLElement);
  });
});

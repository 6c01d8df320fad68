import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { SoftphoneBed } from '../testing/softphone-bed';
import { PhoneDock } from './phone-dock';

@Component({ template: '' })
class AnyPage {}

describe('PhoneDock', () => {
  const opened = async (url: string) => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    const router = TestBed.inject(Router);
    router.resetConfig([{ path: '**', component: AnyPage }]);
    const fixture = TestBed.createComponent(PhoneDock);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const go = async (to: string): Promise<void> => {
      await router.navigateByUrl(to);
      await bed.settle();
      await fixture.whenStable();
    };
    await go(url);
    const mode = (): string | undefined => element.dataset['mode'];
    return { bed, phone, fixture, element, go, mode };
  };
  afterEach(() => document.body.replaceChildren());

  it('leaves the room to pages of tables, and comes out when somebody wants to call', async () => {
    const { fixture, element, go, mode } = await opened('/calls');
    expect(mode()).toBe('panel');
    await go('/people');
    expect(mode()).toBe('folded');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }));
    await fixture.whenStable();
    expect(mode()).toBe('panel');
    expect(element.contains(document.activeElement)).toBe(true);
    await go('/audit?person=x');
    expect(mode()).toBe('folded');
    element.querySelector('button')?.click();
    await fixture.whenStable();
    expect(mode()).toBe('panel');
  });

  it('comes out by itself when it rings, and says in its bar what was missed', async () => {
    const { bed, phone, fixture, element, mode } = await opened('/accounts');
    const call = bed.client.ring('+34612345678');
    await fixture.whenStable();
    expect(mode()).toBe('panel');
    call.tell({ type: 'ended', reason: 'missed' });
    await fixture.whenStable();
    expect(mode()).toBe('panel');
    phone.dismiss();
    await fixture.whenStable();
    expect(mode()).toBe('folded');
    expect(
      element.querySelector('button')?.ariaLabel ??
        element.querySelector('button')?.getAttribute('aria-label'),
    ).toBe('Open the phone. Missed calls: 1');
  });
});

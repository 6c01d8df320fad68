import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { GuardsCheckStart, Router, provideRouter } from '@angular/router';
import { filter, firstValueFrom } from 'rxjs';
import { PageStart } from '../shared/ui/page-start';
import { focusHeadingOnNavigation } from './focus-on-navigation';

@Component({ template: '' })
class Page {}

describe('focusHeadingOnNavigation', () => {
  let router: Router;
  let focused: string[];
  let show: () => void;

  beforeEach(() => {
    focused = [];
    const slow = new Promise<boolean>((resolve) => {
      show = () => resolve(true);
    });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'slow', component: Page, canActivate: [() => slow] },
          { path: '**', component: Page },
        ]),
        { provide: PageStart, useValue: { focus: () => focused.push(router.url) } },
      ],
    });
    router = TestBed.inject(Router);
    TestBed.runInInjectionContext(focusHeadingOnNavigation);
  });

  it('leaves the first page and moves within a page alone', async () => {
    await router.navigateByUrl('/inbox');
    await router.navigateByUrl('/inbox?view=mine');
    expect(focused).toEqual([]);
    await router.navigateByUrl('/calls');
    await router.navigateByUrl('/inbox#top');
    expect(focused).toEqual(['/calls', '/inbox#top']);
  });

  it('goes to the page for which a person left the first one before it was shown', async () => {
    const begun = firstValueFrom(router.events.pipe(filter((event) => event instanceof GuardsCheckStart)));
    const first = router.navigateByUrl('/slow');
    await begun;
    await router.navigateByUrl('/profile');
    expect(focused).toEqual(['/profile']);
    show();
    expect(await first).toBe(false);
    expect(focused).toEqual(['/profile']);
  });
});

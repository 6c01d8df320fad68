import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, TitleStrategy, provideRouter } from '@angular/router';
import { App } from '../app';
import { SessionStore } from '../domains/identity/api';
import { sessionOf } from '../domains/identity/testing/fixtures';
import { CREDENTIALS, OWN_SERVER, ROTATED, reportWith } from '../domains/settings/testing/fixtures';
import { SettingsBed } from '../domains/settings/testing/settings-bed';
import { TranslatedTitles } from '../shared/i18n/translated-titles';

@Component({ selector: 'app-first-page', template: '<h1>First</h1>' })
class FirstPage {}

@Component({ selector: 'app-second-page', template: '<h1>Second</h1>' })
class SecondPage {}

describe('Shell', () => {
  const opened = async (kept?: object) => {
    const bed = new SettingsBed('en', kept, [
      provideRouter([
        { path: '', component: FirstPage },
        { path: 'glossary', component: SecondPage, title: 'title.glossary' },
        { path: 'settings', component: SecondPage, title: 'title.settings' },
      ]),
      { provide: TitleStrategy, useExisting: TranslatedTitles },
    ]);
    const fixture = TestBed.createComponent(App);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const router = TestBed.inject(Router);
    router.initialNavigation();
    await bed.settle();
    const go = async (url: string) => {
      await router.navigateByUrl(url);
      await bed.settle();
    };
    return { bed, element, go, text: () => (element.textContent ?? '').replace(/\s+/g, ' ') };
  };

  afterEach(() => document.body.replaceChildren());

  it('leads to every place, and marks where one is', async () => {
    const { element, go } = await opened();
    const places = () => [...element.querySelectorAll('nav a')];
    expect(places().map((place) => place.textContent?.trim())).toEqual([
      'Phone',
      'Settings',
      'Help',
      'Glossary',
    ]);
    await go('/glossary');
    expect(places().map((place) => place.getAttribute('aria-current'))).toEqual([null, null, null, 'page']);
  });

  it('leaves a stranger on a server with a team nothing but the form', async () => {
    const { bed, element } = await opened();
    expect(element.querySelector('nav')).not.toBeNull();
    await bed.config({ ...OWN_SERVER, personalMode: 'off' });
    expect(element.querySelector('nav')).toBeNull();
  });

  it('names the page in the title, and follows the language', async () => {
    const { bed, element, go } = await opened();
    await go('/glossary');
    expect(document.title).toBe('Glossary · Centralita');
    element.querySelector<HTMLButtonElement>('button[lang=es]')?.click();
    await bed.settle();
    expect(document.title).toBe('Glosario · Centralita');
    expect(document.documentElement.lang).toBe('es');
    expect(element.querySelector('nav')?.textContent).toContain('Ajustes');
  });

  it('moves the focus to the heading of a new page, but not on the first one', async () => {
    const { go } = await opened();
    expect(document.activeElement).toBe(document.body);
    await go('/glossary');
    expect(document.activeElement?.textContent).toBe('Second');
    (document.activeElement as HTMLElement).blur();
    await go('/glossary?q=x#seal');
    expect(document.activeElement).toBe(document.body);
  });

  it('skips to the page', async () => {
    const { element } = await opened();
    element.querySelector<HTMLAnchorElement>('.skip')?.click();
    expect(document.activeElement?.id).toBe('main');
  });

  it('says that the server is away, and that it is back', async () => {
    const { bed, element, text } = await opened();
    await bed.lose('/api/config');
    expect(element.querySelector('[role=alert]')?.textContent).toContain('The server does not answer');
    expect(text()).toContain('No connection');
    [...element.querySelectorAll('button')]
      .find((button) => button.textContent?.includes('Try again'))
      ?.click();
    await bed.settle();
    expect(text()).toContain('Trying…');
    await bed.config(OWN_SERVER);
    expect(element.querySelector('[role=alert]')).toBeNull();
  });

  it('shows the line in use, and that its calls are refused after the token was changed', async () => {
    const { bed, text, go } = await opened(CREDENTIALS);
    await bed.config(OWN_SERVER);
    expect(text()).toMatch(/Twilio ?\+1 ?555/);
    await bed.answer('/setup/test', reportWith(ROTATED));
    expect(text()).toContain('The Auth Token has changed at Twilio, so every call is refused.');
    await go('/settings');
    expect(text()).not.toContain('so every call is refused');
  });

  it('docks the phone only where there is a line', async () => {
    const without = await opened();
    expect(without.element.querySelector('.dock-space')).toBeNull();
    document.body.replaceChildren();
    TestBed.resetTestingModule();
    const { element } = await opened(CREDENTIALS);
    expect(element.querySelector('.dock-space')).not.toBeNull();
  });

  it('offers to sign in where somebody runs the server, and nothing of a team to strangers', async () => {
    const { bed, element } = await opened();
    await bed.config(OWN_SERVER);
    await bed.answer('/api/session', sessionOf('owner'));
    expect(element.querySelector('a[href="/sign-in"]')).toBeNull();
    expect(element.querySelector('.organisation')?.textContent?.trim()).toBe('Clínica Sol');
    const places = () =>
      [...element.querySelectorAll('nav a.place')].map((place) => place.getAttribute('href'));
    expect(places()).toEqual(expect.arrayContaining(['/phone', '/people', '/accounts', '/audit']));
    const groups = [...element.querySelectorAll('.group')].map((group) => ({
      name: group.querySelector('.group-name')?.textContent,
      first: group.querySelector('a')?.getAttribute('href'),
    }));
    expect(groups).toEqual([
      { name: 'Work', first: '/phone' },
      { name: 'Build', first: expect.any(String) },
      { name: 'Watch', first: expect.any(String) },
      { name: 'Setup', first: '/people' },
    ]);

    void TestBed.inject(SessionStore).signOut();
    bed.server
      .expectOne({ method: 'DELETE', url: '/api/session' })
      .flush(null, { status: 204, statusText: '' });
    await bed.settle();
    expect(element.querySelector('a[href="/sign-in"]')).not.toBeNull();
    expect(places()).toEqual(['/phone', '/settings', '/help', '/glossary']);
    expect(element.querySelector('.group-name')).toBeNull();
  });
});

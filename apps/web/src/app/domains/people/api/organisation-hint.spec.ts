import { TestBed } from '@angular/core/testing';
import type { Organisation } from '@centralita/shared-types';
import { OWN, PeopleBed } from '../testing/people-bed';
import { OrganisationChoice } from '../data/organisation-choice';
import { OrganisationHint } from './organisation-hint';

const organisation = (id: string, name: string, numbers: string[]): Organisation => ({
  id,
  name,
  numbers,
  createdAt: 0,
  mailDomains: [],
  people: 1,
});

describe('OrganisationHint', () => {
  const opened = async (all: Organisation[]) => {
    const bed = new PeopleBed('people');
    const fixture = TestBed.createComponent(OrganisationHint);
    const element = fixture.nativeElement as HTMLElement;
    await bed.signIn('owner');
    await bed.answer('/api/organisations', all);
    const press = async (text: string): Promise<void> => {
      [...element.querySelectorAll('button')].find((button) => button.textContent?.trim() === text)?.click();
      await bed.settle();
    };
    return {
      press,
      text: () => element.textContent ?? '',
      shown: () => TestBed.inject(OrganisationChoice).id(),
      name: () => TestBed.inject(OrganisationChoice).name(),
    };
  };
  const own = organisation(OWN, 'Clínica Sol', []);
  const demo = organisation('demo', 'Café Aurora', ['+12025550100']);

  it('leads an owner without a number to the organisation that has one, in one click', async () => {
    const { name, press, text, shown } = await opened([own, demo]);
    expect(text()).toContain('Clínica Sol has no number yet');
    expect(name()).toBe('Clínica Sol');
    await press('Show Café Aurora');
    expect([shown(), name(), text().trim()]).toEqual(['demo', 'Café Aurora', '']);
  });

  it('is silent where the organisation has a number, and after it was sent away', async () => {
    const rich = await opened([{ ...own, numbers: ['+12025550101'] }, demo]);
    expect(rich.text().trim()).toBe('');
    TestBed.resetTestingModule();
    const { press, text, shown } = await opened([own, demo]);
    await press('Not now');
    expect([shown(), text().trim()]).toEqual([OWN, '']);
  });
});

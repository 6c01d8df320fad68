import type { Locator, Page } from '@playwright/test';

/** Chooses one of a select's options, by their words. */
export async function choose(select: Locator, option: string | RegExp): Promise<void> {
  await select.click();
  await optionsOf(select.page(), option).click();
  await select.page().locator('.mat-mdc-select-panel').waitFor({ state: 'detached' });
}

const optionsOf = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('option', { name, exact: true });

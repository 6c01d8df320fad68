import { carlaWrites, openDemoMessages } from '../support/demo-messages';
import { expect, test } from '../support/team';

const CARLA = '+34600123457';
const DORA = '+34600123458';

test('an open inbox has the new name of a contact, and nothing of one who was erased elsewhere', async ({
  page,
  team,
  browser,
}) => {
  const organisation = await openDemoMessages(page, team);
  await page.goto('/inbox');
  for (const number of [CARLA, DORA]) await carlaWrites(page.request, team, number, `Soy ${number}`);
  const rows = page.locator('app-conversation-row');
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: 'Carla Gómez' })).toHaveCount(2);

  const others = await team.other(browser, { storageState: await page.context().storageState() });
  await others.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), organisation);
  const colleague = await others.newPage();
  await colleague.goto('/contacts');
  await colleague
    .getByRole('listitem')
    .filter({ hasText: /600 ?12 ?34 ?58/ })
    .getByRole('link')
    .click();
  await colleague.getByRole('textbox', { name: 'Name', exact: true }).fill('Dora Lima');
  await colleague.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(rows.filter({ hasText: 'Dora Lima' })).toHaveCount(1);

  await rows.filter({ hasText: 'Dora Lima' }).getByRole('link').click();
  const thread = page.locator('app-thread-page');
  await expect(thread.getByRole('heading', { level: 1, name: 'Dora Lima' })).toBeVisible();
  await expect(thread.getByRole('log')).toContainText(`Soy ${DORA}`);
  await colleague.getByRole('textbox', { name: 'Name', exact: true }).fill('Dora Luna');
  await colleague.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(thread.getByRole('heading', { level: 1, name: 'Dora Luna' })).toBeVisible();

  await colleague.getByRole('button', { name: 'Erase this person' }).click();
  await colleague.getByRole('button', { name: 'Erase everything' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Carla Gómez');
  await expect(thread).not.toContainText('Dora');
  await expect(thread).not.toContainText(`Soy ${DORA}`);
  await others.close();
});

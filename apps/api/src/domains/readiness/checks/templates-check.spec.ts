import type { OrganisationIds } from '../../organisations/api/organisation-ids';
import type { TemplateCounts, TemplateStanding } from '../../templates/api/template-standing';
import { TemplatesCheck } from './templates-check';

const NONE: TemplateCounts = { approved: 0, waiting: 0, refused: 0, isUnread: false };

describe('TemplatesCheck', () => {
  it.each([
    ['none at all', [NONE, NONE], ['templates/none']],
    ['one that waits', [NONE, { ...NONE, waiting: 2 }], ['templates/waiting']],
    ['one approved in another organisation', [NONE, { ...NONE, approved: 1 }], ['templates/ok']],
    [
      'one approved, one stopped',
      [{ ...NONE, approved: 1, refused: 1 }],
      ['templates/ok', 'templates/refused'],
    ],
    [
      'a list that could not be read',
      [{ ...NONE, approved: 3, isUnread: true }],
      ['templates/ok', 'templates/unread'],
    ],
  ] as const)('says of %s how it stands', async (_, all, codes) => {
    const organisations = { all: () => Promise.resolve(all.map((_, index) => String(index))) };
    const standing = { of: (id: string) => Promise.resolve(all[Number(id)]) };
    const check = new TemplatesCheck(
      organisations as unknown as OrganisationIds,
      standing as unknown as TemplateStanding,
    );
    expect((await check.look()).map(({ code }) => code)).toEqual(codes);
  });
});

import { AppError } from '../../../platform/errors/app-error';

/**
 * For everybody of an organisation, and of each person besides: more are not found again by anybody. Chatwoot stops at 50 for each
 * person. Source: https://github.com/chatwoot/chatwoot/blob/1a58f2f48a59dbd121e478705474a8bb44e2e4f0/app/models/custom_filter.rb
 */
export const VIEWS_MAX = 100;

export const noView = (): AppError =>
  new AppError({
    code: 'inbox-views/not-found',
    detail: 'There is no such view; somebody may have deleted it. Load the views again.',
    status: 404,
  });
export const viewNameTaken = (): AppError =>
  new AppError({
    code: 'inbox-views/name-taken',
    detail: 'Another view has this name. Choose another one.',
    status: 409,
  });
export const tooManyViews = (): AppError =>
  new AppError({
    code: 'inbox-views/too-many',
    detail: `A person has ${VIEWS_MAX} views at most, and so has the whole organisation. Delete one that nobody uses.`,
    status: 422,
  });
export const assigneeTwice = (): AppError =>
  new AppError({
    code: 'inbox-views/assignee-twice',
    detail:
      'The lists `mine`, `teams` and `unassigned` say already whose conversations they have: leave `assigneeId` out.',
    status: 422,
  });
export const sharedByAdmins = (): AppError =>
  new AppError({
    code: 'session/role-needed',
    detail:
      'A view for everybody is made, changed and deleted by an admin. Keep it for yourself, or ask one.',
    status: 403,
  });

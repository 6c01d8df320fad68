import { CAMPAIGN_RECIPIENTS_MAX, type CampaignState } from '@centralita/shared-types';
import { AppError } from '../../platform/errors/app-error';

export const notFound = (): AppError =>
  new AppError({
    code: 'campaigns/not-found',
    detail: 'There is no such campaign: somebody may have deleted it. Load the list again.',
    status: 404,
  });
export const notDraft = (): AppError =>
  new AppError({
    code: 'campaigns/not-draft',
    detail: 'The campaign has begun: it can be paused or stopped, and no longer changed.',
    status: 409,
  });
export const filledMeanwhile = (): AppError =>
  new AppError({
    code: 'campaigns/filled-meanwhile',
    detail: 'Somebody else has given this campaign another list in the meantime. Look at it again.',
    status: 409,
  });
export const wrongState = (state: CampaignState): AppError =>
  new AppError({
    code: 'campaigns/wrong-state',
    detail: `That cannot be done with a campaign that is ${state}. Load it again.`,
    status: 409,
  });
export const tooManyRecipients = (): AppError =>
  new AppError({
    code: 'campaigns/too-many',
    detail: `A campaign has at most ${CAMPAIGN_RECIPIENTS_MAX} recipients. Narrow them, or make two of it.`,
    status: 422,
  });
export const noRecipients = (): AppError =>
  new AppError({
    code: 'campaigns/no-recipients',
    detail: 'Nobody is left to write to. Choose contacts or bring in a list.',
    status: 422,
  });
export const notFilled = (): AppError =>
  new AppError({
    code: 'campaigns/not-filled',
    detail:
      'Its recipients are still coming in, or that broke off. Wait a moment; if it stays so, bring in the list or save the contacts again.',
    status: 409,
  });
export const nothingToSend = (): AppError =>
  new AppError({
    code: 'campaigns/nothing-to-send',
    detail: 'A campaign sends either a text or a template of WhatsApp.',
    status: 422,
  });

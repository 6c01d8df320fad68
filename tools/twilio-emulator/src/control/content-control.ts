import type { Request, Response, Router } from 'express';
import { APPROVAL_STATUSES, type Content } from '../content/content';
import type { ContentStore } from '../content/content-store';
import { ControlInputError, field, readNumber } from './control-input';

/** Adds the routes about content templates to the control API. */
export function addContentRoutes(router: Router, contents: ContentStore): void {
  router.get('/contents', (_request, response) => void response.json(contents.list().map(contentView)));
  router.put('/contents', ({ body }: Request, response: Response) => {
    contents.reviewMs = Math.max(0, readNumber(body, 'reviewMs', contents.reviewMs));
    response.json({ reviewMs: contents.reviewMs });
  });
  router.put('/contents/:sid/approval', ({ body, params }: Request, response: Response) => {
    const content = contents.find(String(params['sid']));
    if (!content) {
      response.status(404).json({ error: 'There is no such content.' });
      return;
    }
    const status = APPROVAL_STATUSES.find((each) => each === field(body, 'status'));
    const reason = field(body, 'reason') ?? '';
    if (!status) throw new ControlInputError(`status must be one of ${APPROVAL_STATUSES.join(', ')}`);
    if (typeof reason !== 'string') throw new ControlInputError('reason must be a text');
    contents.decide(content, status, reason);
    response.json(contentView(content));
  });
}

function contentView(content: Content): Record<string, unknown> {
  const { sid, friendlyName, language, types, variables, approval } = content;
  return { sid, friendlyName, language, types, variables, approval: approval ?? null };
}

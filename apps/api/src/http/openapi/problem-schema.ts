import type { ValueSchema } from './dto-schema';

const TEXT = { type: 'string' } as const;

/** `Problem` of what crosses the wire, which is a type and leaves nothing behind at run time. */
export const PROBLEM_SCHEMA: ValueSchema = {
  type: 'object',
  properties: {
    type: TEXT,
    title: TEXT,
    status: { type: 'integer' },
    detail: { ...TEXT, description: 'What happened, why and what to do.' },
    code: { ...TEXT, description: 'Stable, such as `campaigns/not-found`.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: TEXT, code: TEXT, detail: TEXT, where: TEXT },
        required: ['field', 'code', 'detail'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
};

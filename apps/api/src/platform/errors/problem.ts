import type { FieldProblem, Problem } from '@centralita/shared-types';

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Refused',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Too slow',
  409: 'In conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported type',
  429: 'Too many requests',
  500: 'Fault of this server',
  502: 'Fault at the provider',
  503: 'Not available',
};

export const PROBLEM_TYPE = 'application/problem+json';

/** Problem details (RFC 9457). */
export function problem(status: number, code: string, detail: string, errors?: FieldProblem[]): Problem {
  return {
    type: 'about:blank',
    title: TITLES[status] ?? 'Problem',
    status,
    detail,
    code,
    ...(errors && { errors }),
  };
}

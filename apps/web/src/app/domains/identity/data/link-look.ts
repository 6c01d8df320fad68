import { computed, inject, resource, type ResourceRef, type Signal } from '@angular/core';
import { ApiError } from '../../../shared/data-api/api-error';
import { LinkCodes, type LinkPage } from './link-codes';

/** `none` = the page was opened without its link, `gone` = the server does not take the link (any more). */
export type LinkState = 'none' | 'looking' | 'gone' | 'unanswered' | 'good';

export interface LinkLook<T> {
  code: Signal<string | undefined>;
  found: ResourceRef<T | undefined>;
  state: Signal<LinkState>;
  /** Why the server could not be asked. */
  failure: Signal<ApiError | undefined>;
}

/** What a page's one-time link opens, asked as soon as its code is there. Call it in an injection context. */
export const lookAtLink = <T>(page: LinkPage, look: (code: string) => Promise<T>): LinkLook<T> => {
  const codes = inject(LinkCodes);
  const code = computed(() => codes.of(page));
  const found = resource({ params: () => code(), loader: ({ params }) => look(params) });
  const failure = computed(() => {
    const error = found.error();
    return error instanceof ApiError ? error : undefined;
  });
  const state = computed((): LinkState => {
    if (code() === undefined) return 'none';
    if (found.isLoading()) return 'looking';
    if (found.error()) return isRefusalOfTheLink(failure()) ? 'gone' : 'unanswered';
    return 'good';
  });
  return { code, found, state, failure };
};

/** The link itself was refused; too many attempts, or a server that is away, say nothing about it. */
export const isRefusalOfTheLink = (error: ApiError | undefined): boolean =>
  error?.kind === 'refused' && error.status !== 429;

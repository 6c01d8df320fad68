const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1000;

/** A page of a list as Twilio's 2010 API writes it; `key` names the list (`calls`). */
export function page<T>(
  key: string,
  items: readonly T[],
  path: string,
  query: URLSearchParams,
  serialize: (item: T) => Record<string, unknown>,
): Record<string, unknown> {
  const { shown, index, pageSize, uri } = cut(items, path, query);
  const start = index * pageSize;
  return {
    [key]: shown.map(serialize),
    first_page_uri: uri(0),
    next_page_uri: start + pageSize < items.length ? uri(index + 1) : null,
    previous_page_uri: index > 0 ? uri(index - 1) : null,
    uri: uri(index),
    page: index,
    page_size: pageSize,
    start,
    end: start + Math.max(0, shown.length - 1),
  };
}

/** The same as the later APIs write it, with whole URLs: https://www.twilio.com/docs/usage/twilios-response#response-formats-list-paging-information */
export function pageWithMeta<T>(
  key: string,
  items: readonly T[],
  url: string,
  query: URLSearchParams,
  serialize: (item: T) => Record<string, unknown>,
): Record<string, unknown> {
  const { shown, index, pageSize, uri } = cut(items, url, query);
  return {
    [key]: shown.map(serialize),
    meta: {
      page: index,
      page_size: pageSize,
      first_page_url: uri(0),
      previous_page_url: index > 0 ? uri(index - 1) : null,
      url: uri(index),
      next_page_url: (index + 1) * pageSize < items.length ? uri(index + 1) : null,
      key,
    },
  };
}

/** The items of the page that the query asks for, and where other pages are. */
function cut<T>(
  items: readonly T[],
  path: string,
  query: URLSearchParams,
): { shown: T[]; index: number; pageSize: number; uri: (number: number) => string } {
  const pageSize = clamp(
    Number(query.get('PageSize') ?? DEFAULT_PAGE_SIZE),
    1,
    MAX_PAGE_SIZE,
    DEFAULT_PAGE_SIZE,
  );
  const index = clamp(Number(query.get('Page') ?? 0), 0, Number.MAX_SAFE_INTEGER, 0);
  const start = index * pageSize;
  const shown = items.slice(start, start + pageSize);
  const uri = (number: number): string => {
    const params = new URLSearchParams(query);
    params.set('PageSize', String(pageSize));
    params.set('Page', String(number));
    if (number > 0) params.set('PageToken', `PT${number}`);
    else params.delete('PageToken');
    return `${path}?${params.toString()}`;
  };
  return { shown, index, pageSize, uri };
}

function clamp(value: number, min: number, max: number, otherwise: number): number {
  return Number.isInteger(value) ? Math.min(max, Math.max(min, value)) : otherwise;
}

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
  const pageSize = clamp(
    Number(query.get('PageSize') ?? DEFAULT_PAGE_SIZE),
    1,
    MAX_PAGE_SIZE,
    DEFAULT_PAGE_SIZE,
  );
  const index = clamp(Number(query.get('Page') ?? 0), 0, Number.MAX_SAFE_INTEGER, 0);
  const start = index * pageSize;
  const shown = items.slice(start, start + pageSize);
  const uri = (number: number, isFurther = true): string => {
    const params = new URLSearchParams(query);
    params.set('PageSize', String(pageSize));
    params.set('Page', String(number));
    if (isFurther && number > 0) params.set('PageToken', `PT${number}`);
    else params.delete('PageToken');
    return `${path}?${params.toString()}`;
  };
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

function clamp(value: number, min: number, max: number, otherwise: number): number {
  return Number.isInteger(value) ? Math.min(max, Math.max(min, value)) : otherwise;
}

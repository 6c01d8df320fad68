const PREFIX = 'meta:';

/** How a file of Meta's is named where another has its address. */
export const cloudMediaUrl = (mediaId: string): string => `${PREFIX}${mediaId}`;

/** Meta's id of the file; undefined where it has an address. */
export const cloudMediaIdOf = (url: string | null): string | undefined =>
  url?.startsWith(PREFIX) ? url.slice(PREFIX.length) : undefined;

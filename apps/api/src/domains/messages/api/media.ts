/** Files of callers and customers, for the domains that keep some: where they come from and where they stay. */
export { MediaFetcher, MediaNotFetched, type MediaProblem } from '../ports/media-fetcher';
export { MediaStore, type FilePart } from '../ports/media-store';

/** The sanitiser is large: it is read when there is the first mail with a look of its own, not at the start. */
export const loadSafeHtml = (): Promise<typeof import('./safe-html')> => import('./safe-html');

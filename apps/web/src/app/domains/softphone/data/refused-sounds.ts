/** Nobody has clicked or typed in this page yet, so that the browser lets nothing sound. */
export const isUntouched = (): boolean => globalThis.navigator?.userActivation?.hasBeenActive === false;

/**
 * The SDK plays each of its sounds once as soon as it is loaded, muted, and hears of no refusal (the constructor of its `Sound`).
 * In a page that nobody has touched the browser refuses all fifteen: muted is enough for videos only. That is expected, and no
 * fault to be told.
 * Source: https://developer.chrome.com/blog/autoplay, and `IsEligibleForAutoplayMuted` in Chromium's autoplay policy
 */
export function ignoreRefusedSounds(): void {
  // To be called before whoever logs them listens: Chromium calls a window's listeners in the order in which they came,
  // those that capture too.
  window.addEventListener('unhandledrejection', ignore);
}

function ignore(event: PromiseRejectionEvent): void {
  const { name } = (event.reason ?? {}) as { name?: unknown };
  if (name !== 'NotAllowedError' || !isUntouched()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

import { DOCUMENT, Injectable, inject } from '@angular/core';

export type FaviconState = 'ringing' | 'live';

const COLOURS: Record<FaviconState, string> = { ringing: '#f5a524', live: '#1f9d55' };

/** Shows the phone's state in the tab's icon: a handset on the colour of the state. */
@Injectable({ providedIn: 'root' })
export class FaviconBadge {
  private readonly document = inject(DOCUMENT);
  private readonly originals = new Map<HTMLLinkElement, string>();

  show(state: FaviconState | undefined): void {
    if (state === undefined) return this.restore();
    const url = `data:image/svg+xml,${encodeURIComponent(icon(COLOURS[state]))}`;
    for (const link of this.document.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')) {
      if (!this.originals.has(link)) this.originals.set(link, link.href);
      link.href = url;
    }
  }

  private restore(): void {
    for (const [link, href] of this.originals) link.href = href;
    this.originals.clear();
  }
}

function icon(colour: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="${colour}"/>` +
    '<path fill="#fff" d="M11.2 7.6c.5-.5 1.4-.5 1.8.1l2 2.900c.4.600.3 1.300-.1 1.800l-1.300 1.400c.9 1.900 2.400 3.400 4.300 4.300' +
    'l1.400-1.300c.5-.4 1.200-.5 1.800-.1l2.900 2c.6.4.6 1.300.1 1.800l-1.500 1.500c-.7.7-1.700 1-2.700.8C14.700 21.500 10 16.800 8.900 11.800' +
    'c-.2-1 .1-2 .8-2.700z"/></svg>'
  );
}

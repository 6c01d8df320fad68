import { DOCUMENT, Injectable, inject } from '@angular/core';
import { PhoneStore } from '../data/phone-store';
import { PhoneView } from './phone-view';

/** `tel:` links: those of our own pages, and, where the person wants it, those of all pages. */
@Injectable({ providedIn: 'root' })
export class TelLinks {
  private readonly document = inject(DOCUMENT);
  private readonly phone = inject(PhoneStore);
  private readonly view = inject(PhoneView);

  readonly canRegister = typeof this.document.defaultView?.navigator.registerProtocolHandler === 'function';

  /** Listens until the answer is called. */
  listen(): () => void {
    const onClick = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="tel:"]') : null;
      const number = link && numberFromLink(link.getAttribute('href') ?? '');
      if (!number) return;
      event.preventDefault();
      this.phone.prepare(number);
      this.view.focusEntry();
    };
    this.document.addEventListener('click', onClick);
    return () => this.document.removeEventListener('click', onClick);
  }

  /** Asks the browser to open the phone links of every page here. */
  register(): void {
    const window = this.document.defaultView;
    window?.navigator.registerProtocolHandler('tel', `${window.location.origin}/phone?call=%s`);
  }
}

/**
 * The number of `tel:+1…`, of `+1…`, and of a `+` that arrived as a space, as it does in a query. Everything behind it stays:
 * what of it can be dialled is for the number's reader to say.
 */
export function numberFromLink(text: string): string | undefined {
  const decoded = percentDecoded(text)
    .replace(/^tel:/i, '')
    .replace(/^\s+(?=\d)/, '+')
    .trim();
  return decoded === '' ? undefined : decoded;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

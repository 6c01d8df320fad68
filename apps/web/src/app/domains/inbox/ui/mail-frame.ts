import {
  Component,
  DestroyRef,
  type ElementRef,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DomSanitizer, type SafeResourceUrl } from '@angular/platform-browser';
import { TranslocoDirective } from '@jsverse/transloco';

/** Taller ones are scrolled inside. */
const HEIGHT_MAX_PX = 2_400;

/**
 * A mail as its sender made it look. The server has made it safe and forbids it everything by a policy of its own; the frame
 * lets nothing in it run.
 */
@Component({
  selector: 'app-mail-frame',
  imports: [MatButton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (remotePictures() && !withPictures()) {
        <p>
          <span>{{ t('inbox.mail.pictures') }}</span>
          <button matButton type="button" (click)="withPictures.set(true)">
            {{ t('inbox.mail.showPictures') }}
          </button>
        </p>
      }
      <iframe
        #frame
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        loading="lazy"
        [title]="t('inbox.mail.title')"
        [src]="address(t('inbox.mail.quoted'))"
        [style.height.px]="height()"
        (load)="measure()"
      ></iframe>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
      min-width: 0;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
      font: var(--mat-sys-body-small);
    }
    span {
      flex: 1 1 180px;
    }
    iframe {
      width: 100%;
      border: 0;
      border-radius: 8px;
      background: #fff;
      color-scheme: light;
    }
  `,
})
export class MailFrame {
  /** Of the document, with or without pictures of elsewhere, and what stands above folded quotations. */
  readonly addressOf = input.required<(withPictures: boolean, quoted: string) => string>();
  readonly remotePictures = input(false);

  private readonly sanitizer = inject(DomSanitizer);
  private readonly frame = viewChild.required<ElementRef<HTMLIFrameElement>>('frame');
  protected readonly withPictures = signal(false);
  protected readonly height = signal(120);
  private observer: ResizeObserver | undefined;
  /** One object for one address: another one would load the frame again. */
  private readonly known = computed(() => {
    const [addressOf, withPictures] = [this.addressOf(), this.withPictures()];
    const made = new Map<string, SafeResourceUrl>();
    return (quoted: string): SafeResourceUrl => {
      const address =
        made.get(quoted) ?? this.sanitizer.bypassSecurityTrustResourceUrl(addressOf(withPictures, quoted));
      made.set(quoted, address);
      return address;
    };
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.observer?.disconnect());
  }

  protected address(quoted: string): SafeResourceUrl {
    return this.known()(quoted);
  }

  /** As tall as what is in it, also when a quotation is unfolded. */
  protected measure(): void {
    this.observer?.disconnect();
    const body = this.frame().nativeElement.contentDocument?.body;
    // Its own window's: sizes of the page are told of in rounds of their own, and the frame's would come too late for them.
    const observerClass = body?.ownerDocument.defaultView?.ResizeObserver;
    if (!body || !observerClass) return;
    const measure = (): void => this.height.set(Math.min(HEIGHT_MAX_PX, Math.ceil(body.scrollHeight)));
    this.observer = new observerClass(measure);
    this.observer.observe(body);
    measure();
  }
}

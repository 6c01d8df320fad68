import { Injectable, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { filter, merge } from 'rxjs';

/** A route's `title` is a translation key (of the shell's words, or of a scope that the route has loaded). */
@Injectable({ providedIn: 'root' })
export class TranslatedTitles extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly transloco = inject(TranslocoService);
  private key: string | undefined;

  constructor() {
    super();
    const loaded = this.transloco.events$.pipe(filter((event) => event.type === 'translationLoadSuccess'));
    merge(this.transloco.langChanges$, loaded)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.show());
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.key = this.buildTitle(snapshot);
    this.show();
  }

  private show(): void {
    const page = this.key ? this.transloco.translate<string>(this.key) : '';
    this.title.setTitle(page && page !== this.key ? `${page} · Centralita` : 'Centralita');
  }
}

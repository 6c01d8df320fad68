import { Directive, ElementRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLinkActive } from '@angular/router';

/** A tab that leads to a part of a page. A phone may have no room for all of them: the one that is shown is in sight. */
@Directive({ selector: 'a[appTabLink]' })
export class TabLink {
  constructor() {
    const link = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    inject(RouterLinkActive)
      .isActiveChange.pipe(takeUntilDestroyed())
      .subscribe((isHere) => isHere && link.scrollIntoView({ block: 'nearest', inline: 'center' }));
  }
}

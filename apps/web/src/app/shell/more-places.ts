import { Component, type ElementRef, input, viewChild } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../shared/ui/icon';
import type { NavItem } from './nav-items';

/** On a phone: the places that the bar has no room for, in a sheet above it. */
@Component({
  selector: 'app-more-places',
  imports: [Icon, RouterLink, RouterLinkActive, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <button type="button" aria-haspopup="dialog" class="place" (click)="open()">
        <span class="pill"><app-icon name="more" /></span>
        <span class="word">{{ t('shell.more.open') }}</span>
      </button>
      <dialog #sheet [attr.aria-label]="t('shell.more.title')" closedby="any">
        <div class="top">
          <h2>{{ t('shell.more.title') }}</h2>
          <button type="button" class="close" [attr.aria-label]="t('shell.more.close')" (click)="close()">
            <app-icon name="close" />
          </button>
        </div>
        <ul>
          @for (item of items(); track item.path) {
            <li>
              <a
                [routerLink]="item.path"
                routerLinkActive="here"
                ariaCurrentWhenActive="page"
                (click)="close()"
              >
                <app-icon [name]="item.icon" />{{ t(item.label) }}
              </a>
            </li>
          }
        </ul>
      </dialog>
    </ng-container>
  `,
  styleUrl: './more-places.scss',
})
export class MorePlaces {
  readonly items = input.required<readonly NavItem[]>();
  private readonly sheet = viewChild.required<ElementRef<HTMLDialogElement>>('sheet');

  protected open(): void {
    this.sheet().nativeElement.showModal();
  }

  protected close(): void {
    this.sheet().nativeElement.close();
  }
}

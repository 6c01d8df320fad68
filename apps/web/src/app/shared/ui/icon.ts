import { Component, computed, input } from '@angular/core';
import { ICON_PATHS, type IconName } from './icon-paths';

/**
 * A line drawing beside words, hidden from screen readers: whatever it means must also be said in text or in its
 * button's label. `name` picks a shared drawing; `path` takes a domain's own (24 px grid, drawn as lines).
 */
@Component({
  selector: 'app-icon',
  template: `<svg viewBox="0 0 24 24" focusable="false"><path [attr.d]="drawing()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      width: var(--icon-size, 24px);
      height: var(--icon-size, 24px);
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: var(--icon-stroke, 1.75);
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Icon {
  readonly name = input<IconName>();
  readonly path = input<string>();

  protected readonly drawing = computed(() => {
    const name = this.name();
    return this.path() ?? (name ? ICON_PATHS[name] : '');
  });
}

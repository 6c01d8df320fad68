import { Component } from '@angular/core';

/** A switchboard jack and the plug going in. Decoration: the name stands beside it. */
@Component({
  selector: 'app-brand-mark',
  template: `
    <svg viewBox="0 0 64 64" focusable="false">
      <rect width="64" height="64" rx="15" fill="#0b3a43" />
      <circle cx="25" cy="39" r="14" fill="none" stroke="#8fdced" stroke-width="5" />
      <circle cx="25" cy="39" r="5.5" fill="#071f25" />
      <path d="M28 36 38 26" stroke="#ffd79a" stroke-width="6" stroke-linecap="round" />
      <path d="M36.5 20.5 43.5 27.5 51 20a5 5 0 0 0-7-7z" fill="#f7fbfc" />
      <path d="M49 15c4-4 6-4 9-4" fill="none" stroke="#8fdced" stroke-width="4" stroke-linecap="round" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      width: var(--mark-size, 32px);
      height: var(--mark-size, 32px);
    }
    svg {
      width: 100%;
      height: 100%;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class BrandMark {}

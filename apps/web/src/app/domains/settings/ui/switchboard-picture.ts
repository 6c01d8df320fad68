import { Component } from '@angular/core';

const COLUMNS = [36, 92, 148, 204];
const ROWS = [36, 92, 148];

/** A small switchboard with one cord between two jacks. Decoration. */
@Component({
  selector: 'app-switchboard-picture',
  template: `
    <svg viewBox="0 0 240 184" focusable="false" aria-hidden="true">
      <rect class="board" width="240" height="184" rx="24" />
      @for (jack of jacks; track $index) {
        <circle class="lamp" [attr.cx]="jack.x" [attr.cy]="jack.y - 22" r="2.5" [class.lit]="jack.lit" />
        <circle class="ring" [attr.cx]="jack.x" [attr.cy]="jack.y" r="13" [class.lit]="jack.lit" />
        <circle class="hole" [attr.cx]="jack.x" [attr.cy]="jack.y" r="5.5" />
      }
      <path class="cord" d="M92 92C96 158 186 176 204 148" />
      <circle class="plug" cx="92" cy="92" r="7.5" />
      <circle class="plug" cx="204" cy="148" r="7.5" />
    </svg>
  `,
  styles: `
    svg {
      display: block;
      width: 100%;
    }
    .board {
      fill: #0b3a43;
    }
    .ring {
      fill: none;
      stroke: #4d8e9b;
      stroke-width: 4;
    }
    .ring.lit {
      stroke: #8fdced;
    }
    .hole {
      fill: #071f25;
    }
    .lamp {
      fill: #1f5661;
    }
    .lamp.lit {
      fill: #72dc8c;
    }
    .cord {
      fill: none;
      stroke: #ffd79a;
      stroke-width: 6;
      stroke-linecap: round;
    }
    .plug {
      fill: #f7fbfc;
    }
  `,
})
export class SwitchboardPicture {
  protected readonly jacks = ROWS.flatMap((y) =>
    COLUMNS.map((x) => ({ x, y, lit: (x === 92 && y === 92) || (x === 204 && y === 148) })),
  );
}

import { Component, input, resource } from '@angular/core';

/** A QR code as one drawing, made on this page: what it says goes to no other server. */
@Component({
  selector: 'app-qr-code',
  template: `
    @if (drawing.value(); as code) {
      <svg
        role="img"
        shape-rendering="crispEdges"
        [attr.aria-label]="label()"
        [attr.viewBox]="'-4 -4 ' + (code.size + 8) + ' ' + (code.size + 8)"
      >
        <rect x="-4" y="-4" [attr.width]="code.size + 8" [attr.height]="code.size + 8" fill="#fff" />
        <path [attr.d]="code.path" fill="#000" />
      </svg>
    }
  `,
  styles: `
    :host {
      display: block;
      width: 208px;
      max-width: 100%;
      aspect-ratio: 1;
      overflow: hidden;
      border-radius: var(--radius-m);
      background: #fff;
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  /** What it is, for screen readers. */
  readonly label = input.required<string>();

  protected readonly drawing = resource({ params: () => this.text(), loader: ({ params }) => draw(params) });
}

/** One square for each dark module. */
const draw = async (text: string): Promise<{ size: number; path: string }> => {
  // No ES module: everything it has is its default export.
  const { default: qrCode } = await import('qrcode');
  const { size, data } = qrCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const squares = Array.from(data, (dark, at) =>
    dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '',
  );
  return { size, path: squares.join('') };
};

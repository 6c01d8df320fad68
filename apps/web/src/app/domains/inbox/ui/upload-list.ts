import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import type { Upload } from '../data/models/upload';
import { FileSize } from './file-size';
import { DRAWINGS } from './inbox-drawings';

/** The files that will go with the message: how far each has come, what went wrong, and the way to take it off. */
@Component({
  selector: 'app-upload-list',
  imports: [FileSize, Icon, TranslocoDirective],
  template: `
    <ul *transloco="let t" [attr.aria-label]="t('inbox.composer.files')">
      @for (upload of uploads(); track upload.key) {
        <li [class.failed]="upload.state === 'failed'">
          @if (upload.state === 'failed') {
            <app-icon name="error" />
          } @else {
            <app-icon [path]="fileIcon" />
          }
          <span class="words">
            <span class="name" dir="auto">{{ upload.name }}</span>
            @if (upload.state === 'failed') {
              <span class="small" role="alert">{{ upload.failure }}</span>
            } @else {
              <span class="small"><app-file-size [bytes]="upload.bytes" /></span>
            }
            @if (upload.state === 'sending') {
              <progress
                max="1"
                [value]="upload.progress"
                [attr.aria-label]="t('inbox.composer.uploading', { name: upload.name })"
              ></progress>
            }
          </span>
          <button
            type="button"
            [attr.aria-label]="t('inbox.composer.remove', { name: upload.name })"
            [title]="t('inbox.composer.remove', { name: upload.name })"
            (click)="remove.emit(upload)"
          >
            <app-icon name="close" />
          </button>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: contents;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      max-height: 160px;
      padding: 0;
      overflow-y: auto;
      list-style: none;
    }
    ul:empty {
      display: none;
    }
    li {
      display: flex;
      gap: 8px;
      align-items: center;
      max-width: 280px;
      padding: 4px 4px 4px 10px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--radius-m);
      --icon-size: 20px;
    }
    .failed {
      border-color: var(--c-ended-text);
    }
    .failed app-icon:first-child,
    .failed .small {
      color: var(--c-ended-text);
    }
    .words {
      display: grid;
      min-width: 0;
    }
    .name {
      overflow: hidden;
      font: var(--mat-sys-label-medium);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .small {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-small);
    }
    progress {
      width: 100%;
      height: 4px;
      accent-color: var(--mat-sys-primary);
    }
    button {
      display: grid;
      flex: none;
      place-items: center;
      width: 32px;
      height: 32px;
      border: 0;
      border-radius: 50%;
      background: none;
      color: inherit;
      cursor: pointer;
      --icon-size: 16px;
    }
    button:hover {
      background: color-mix(in srgb, var(--mat-sys-on-surface) 8%, transparent);
    }
  `,
})
export class UploadList {
  readonly uploads = input.required<readonly Upload[]>();
  readonly remove = output<Upload>();
  protected readonly fileIcon = DRAWINGS.file;
}

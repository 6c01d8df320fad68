import { Component, computed, input, output } from '@angular/core';
import type { Attachment } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { DRAWINGS } from './inbox-drawings';
import { FileSize } from './file-size';

/** Pictures that every browser shows; any other is a file to download. */
const PICTURES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'];

/** Something that came or goes with a message: a picture, a voice note with its words, a film, or a file. */
@Component({
  selector: 'app-attachment-view',
  imports: [FileSize, Icon, TranslocoDirective],
  templateUrl: './attachment-view.html',
  styleUrl: './attachment-view.scss',
})
export class AttachmentView {
  readonly attachment = input.required<Attachment>();
  /** Address of its content. */
  readonly address = input.required<string>();
  /** A picture is to be seen larger. */
  readonly view = output();

  protected readonly fileIcon = DRAWINGS.file;
  protected readonly kind = computed(() => {
    const { type } = this.attachment();
    if (PICTURES.includes(type)) return 'picture';
    const [family] = type.split('/');
    return family === 'audio' || family === 'video' ? family : 'file';
  });
}

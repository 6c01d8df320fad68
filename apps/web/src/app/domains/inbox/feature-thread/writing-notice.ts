import { Component, inject } from '@angular/core';
import { Writing } from '../data/writing';
import { WritingLine } from '../ui/writing-line';

/** Which colleagues write an answer to the open conversation; is told when somebody does here. */
@Component({
  selector: 'app-writing-notice',
  imports: [WritingLine],
  providers: [Writing],
  template: `<app-writing-line [names]="writing.names()" />`,
})
export class WritingNotice {
  protected readonly writing = inject(Writing);

  tell(isWriting: boolean): void {
    if (isWriting) this.writing.go();
    else this.writing.stop();
  }
}

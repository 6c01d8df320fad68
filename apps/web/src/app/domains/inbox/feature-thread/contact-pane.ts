import {
  Component,
  type ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { Conversation } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { CopyButton } from '../../../shared/ui/copy-button';
import { Icon } from '../../../shared/ui/icon';
import { When } from '../../../shared/ui/when';
import { ContactMark } from '../ui/contact-mark';
import { ContactNames } from '../ui/contact-names';
import { RatingMark } from '../ui/rating-mark';
import { PersonPanel } from './person-panel';

/** Who the other one is: the name, which can be changed here, the address and the state of the conversation. */
@Component({
  selector: 'app-contact-pane',
  imports: [
    ContactMark,
    CopyButton,
    Icon,
    MatButton,
    MatIconButton,
    PersonPanel,
    RatingMark,
    TranslocoDirective,
    When,
  ],
  templateUrl: './contact-pane.html',
  styleUrl: './contact-pane.scss',
  host: { '(keydown.escape)': 'leave($event)' },
})
export class ContactPane {
  readonly conversation = input.required<Conversation>();
  readonly busy = input(false);
  readonly rename = output<string>();
  readonly left = output();

  private readonly names = inject(ContactNames);
  private readonly injector = inject(Injector);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly opener = viewChild<ElementRef<HTMLButtonElement>>('opener');
  /** Begins anew with each conversation: what is typed is the name of this contact. */
  protected readonly editing = linkedSignal<string, boolean>({
    source: () => this.conversation().id,
    computation: () => false,
  });
  protected readonly name = computed(() => this.names.of(this.conversation()));
  protected readonly address = computed(() => this.names.address(this.conversation().contact.address));
  protected readonly ours = computed(() => this.names.address(this.conversation().ours));

  protected edit(): void {
    this.editing.set(true);
    afterNextRender(() => this.field()?.nativeElement.select(), { injector: this.injector });
  }

  protected save(event: Event, typed: string): void {
    event.preventDefault();
    const name = typed.trim();
    if (name && name !== this.conversation().contact.name) this.rename.emit(name);
    this.stop();
  }

  protected stop(): void {
    this.editing.set(false);
    afterNextRender(() => this.opener()?.nativeElement.focus(), { injector: this.injector });
  }

  protected leave(event: Event): void {
    event.stopPropagation();
    if (this.editing()) this.stop();
    else this.left.emit();
  }
}

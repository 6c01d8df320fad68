import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { Toasts } from '../../shared/ui/toasts';
import { conversation, message } from './testing/fixtures';
import { LIST, OPEN, opened } from './testing/opened-inbox';

describe('what was done to a conversation', () => {
  it('is taken back where it was done, whatever is open by then', async () => {
    const bea = { id: 'bea', name: 'Bea Soto' };
    const [first, second] = [conversation('c1', { assignee: bea, state: 'waiting' }), conversation('c2')];
    const { bed, open } = await opened([first, second]);
    await bed.answer(`GET ${LIST}/assignees`, [bea]);
    await open(first, [message('m1')]);
    const undo = async (): Promise<void> => {
      TestBed.inject(Toasts).toasts().at(-1)?.action?.run();
      await bed.settle();
    };
    const openOther = async (): Promise<void> => {
      await TestBed.inject(Router).navigateByUrl('/inbox/c2');
      await bed.settle();
    };
    const openFirst = async (): Promise<void> => {
      await TestBed.inject(Router).navigateByUrl('/inbox/c1');
      await bed.settle();
      await bed.answer(`GET ${OPEN}`, first);
    };
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    await bed.settle();
    [...document.querySelectorAll<HTMLElement>('[mat-menu-item]')]
      .find(({ textContent }) => textContent.includes('Nobody'))!
      .click();
    await bed.settle();
    expect(await bed.answer(`PATCH ${OPEN}`, { ...first, assignee: null })).toEqual({ assigneeId: '' });
    await openOther();
    await undo();
    expect(await bed.answer(`PATCH ${OPEN}`, first)).toEqual({ assigneeId: 'bea' });

    await openFirst();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'e' }));
    await bed.settle();
    expect(await bed.answer(`PATCH ${OPEN}`, { ...first, state: 'done' })).toEqual({ state: 'done' });
    await openOther();
    await undo();
    expect(await bed.answer(`PATCH ${OPEN}`, first)).toEqual({ state: 'waiting' });
  });
});

import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LiveNotices, PushUpkeep } from '../domains/notifications/api';
import { SessionStore } from '../domains/identity/api';
import { OrganisationChoice } from '../domains/people/api';
import { LiveStream, type LiveTarget } from '../shared/data-live/live-stream';
import { LiveStatus } from './live-status';

describe('LiveStatus', () => {
  it('leaves the stream when the session ends and follows it anew after signing in again', () => {
    const followed: (LiveTarget | undefined)[] = [];
    const status = signal('signed-in');
    const follow = (target: LiveTarget | undefined): void => void followed.push(target);
    TestBed.configureTestingModule({
      providers: [
        { provide: LiveStream, useValue: { follow, state: () => 'off' } },
        { provide: SessionStore, useValue: { status, person: () => ({ id: 'person-1' }) } },
        { provide: OrganisationChoice, useValue: { id: () => 'organisation-1' } },
        { provide: LiveNotices, useValue: {} },
        { provide: PushUpkeep, useValue: {} },
      ],
    });
    TestBed.createComponent(LiveStatus);
    for (const next of ['signed-in', 'anonymous', 'signed-in']) {
      status.set(next);
      TestBed.tick();
    }
    const target = { personId: 'person-1', organisationId: 'organisation-1' };
    expect(followed).toEqual([target, undefined, target]);
  });
});

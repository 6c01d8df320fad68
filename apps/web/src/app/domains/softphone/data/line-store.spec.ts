import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { Role } from '@centralita/shared-types/rules';
import { ApiError } from '../../../shared/data-api/api-error';
import { sessionOf } from '../../identity/testing/fixtures';
import { CREDENTIALS } from '../../settings/testing/fixtures';
import { SoftphoneBed } from '../testing/softphone-bed';
import { LineStore } from './line-store';
import { VoiceError } from './voice-client';

describe('LineStore', () => {
  const open = async (bed: SoftphoneBed): Promise<LineStore> => {
    const line = TestBed.inject(LineStore);
    await bed.settle();
    return line;
  };

  it('opens the line with a token, at the emulator where there is one', async () => {
    const bed = new SoftphoneBed();
    const line = await open(bed);
    expect(line.state().kind).toBe('connecting');
    expect(bed.client.tokens).toEqual(['connect one']);
    expect(bed.client.options).toEqual({ emulatorSignallingUrl: 'ws://localhost:4010/signal' });
    bed.client.tell({ type: 'registered' });
    expect(line.state().kind).toBe('ready');
  });

  it('goes to the edge of the account’s region', async () => {
    const bed = new SoftphoneBed();
    bed.config.update((config) => config && { ...config, emulator: undefined as never });
    bed.credentials.set({ ...CREDENTIALS, region: 'ie1' });
    await open(bed);
    expect(bed.client.options).toEqual({ edge: 'dublin' });
  });

  it('waits for the server to say which Twilio it is', async () => {
    const bed = new SoftphoneBed();
    bed.config.set(undefined);
    await open(bed);
    expect(bed.client.tokens).toEqual([]);
  });

  it('closes with the credentials and opens again with others', async () => {
    const bed = new SoftphoneBed();
    const line = await open(bed);
    bed.credentials.set({ ...CREDENTIALS }); // The same, read again: nothing happens.
    await bed.settle();
    expect(bed.client.tokens).toHaveLength(1);
    bed.credentials.set(undefined);
    await bed.settle();
    expect([line.state().kind, bed.client.isOpen]).toEqual(['unset', false]);
    bed.credentials.set({ ...CREDENTIALS, phoneNumber: '+15550009999' });
    await bed.settle();
    expect(bed.client.tokens).toHaveLength(2);
  });

  it('stops with words when a young token is refused', async () => {
    const bed = new SoftphoneBed();
    const line = await open(bed);
    bed.client.tell({ type: 'fault', fault: { code: 31202, message: 'signature' } });
    expect(line.state()).toMatchObject({
      kind: 'stopped',
      trouble: { key: 'key-unknown', action: 'settings' },
    });
    expect(bed.client.isOpen).toBe(false);
  });

  it('stops with the fields when the server refuses the credentials', async () => {
    const bed = new SoftphoneBed();
    const errors = [{ field: 'authToken', code: 'wrong-shape', detail: 'It has 32 characters.' }];
    const problem = { type: '', title: '', status: 400, detail: '', code: 'request/invalid', errors };
    bed.tokenAnswers = [new ApiError('refused', 400, problem)];
    const line = await open(bed);
    expect(line.state()).toMatchObject({
      kind: 'stopped',
      trouble: { key: 'token-refused' },
      fields: errors,
    });
  });

  it('says that the server is away and goes on', async () => {
    const bed = new SoftphoneBed();
    bed.tokenAnswers = [new ApiError('offline', 0)];
    const line = await open(bed);
    expect(line.state()).toMatchObject({ kind: 'reconnecting', trouble: { key: 'server-away' } });
  });

  it('reconnects after a drop, quietly at first', async () => {
    const bed = new SoftphoneBed();
    const line = await open(bed);
    bed.client.tell({ type: 'registered' });
    bed.client.tell({ type: 'fault', fault: { code: 53000, message: '' } });
    bed.client.tell({ type: 'unregistered' });
    expect(line.state()).toEqual({ kind: 'reconnecting' });
    bed.client.tell({ type: 'registered' });
    expect(line.state().kind).toBe('ready');
  });

  it('says what keeps the SDK from starting', async () => {
    const bed = new SoftphoneBed();
    bed.client.failure = new VoiceError(1, 'http');
    const line = await open(bed);
    await bed.settle();
    expect(line.state()).toMatchObject({ kind: 'stopped', trouble: { key: 'insecure-page' } });
  });

  it('shows another fault without giving up the line', async () => {
    const bed = new SoftphoneBed();
    const line = await open(bed);
    bed.client.tell({ type: 'registered' });
    bed.client.tell({ type: 'fault', fault: { code: 31206, message: 'rate' } });
    expect([line.state().kind, line.notice()?.key]).toEqual(['ready', 'too-many']);
  });

  describe('of a team', () => {
    const asAgent = (role: Role = 'agent'): SoftphoneBed => {
      const bed = new SoftphoneBed();
      bed.session.set(sessionOf(role));
      bed.organisations = [{ id: 'organisation-1', numbers: ['+15550007777'] }];
      return bed;
    };

    it('opens without credentials, before the person’s own, on the team’s number', async () => {
      const bed = asAgent();
      const line = await open(bed);
      await new Promise((resolve) => setTimeout(resolve));
      expect(bed.askers).toEqual([{}]);
      expect(line.ownNumber()).toBe('+15550007777');
    });

    it('is not for people who only look', async () => {
      const bed = asAgent('viewer');
      await open(bed);
      expect(bed.askers).toEqual([CREDENTIALS]);
    });

    it('leaves the person’s own line where the team has none, and says so without one', async () => {
      const bed = asAgent();
      const problem = { type: '', title: '', status: 409, detail: '', code: 'token/no-account' };
      bed.tokenAnswers = [
        new ApiError('refused', 409, problem),
        { token: 'two', identity: 'own', lifetimeMs: 900_000 },
      ];
      const line = await open(bed);
      await bed.settle();
      expect(bed.askers).toEqual([{}, CREDENTIALS]);
      expect(line.teamHasNone()).toBe(true);
      bed.credentials.set(undefined);
      await bed.settle();
      expect(line.state().kind).toBe('unset');
      line.retry();
      await bed.settle();
      expect(bed.askers.at(-1)).toEqual({});
    });

    it('cuts no call when the session ends by itself, and goes on with the next one', async () => {
      const bed = asAgent();
      const line = await open(bed);
      bed.client.tell({ type: 'registered' });
      bed.client.lastCallOver = new Promise(() => undefined);
      bed.sessionEnded.set(true);
      await bed.settle();
      bed.client.tell({ type: 'token-expiring' });
      await bed.settle();
      expect([bed.client.isOpen, bed.tokenRequests, line.state().kind]).toEqual([true, 1, 'reconnecting']);
      bed.sessionEnded.set(false);
      await bed.settle();
      expect([bed.client.isOpen, bed.askers]).toEqual([true, [{}, {}]]);
      expect(bed.client.tokens).toEqual(['connect one', 'connect one']);
    });

    it('closes without a call when the session ends, and hangs up when the person leaves', async () => {
      const bed = asAgent();
      bed.credentials.set(undefined);
      await open(bed);
      bed.sessionEnded.set(true);
      await bed.settle();
      expect(bed.client.isOpen).toBe(false);
      bed.sessionEnded.set(false);
      await bed.settle();
      bed.client.lastCallOver = new Promise(() => undefined);
      bed.sessionEnded.set(true);
      await bed.settle();
      expect(bed.client.isOpen).toBe(true);
      bed.session.set(undefined);
      await bed.settle();
      expect(bed.client.isOpen).toBe(false);
    });

    it.each([
      [401, 'session/none', 'stopped'],
      [409, 'token/no-account', 'ready'],
    ])('cuts no call when a token is refused in it: %s', async (status, code, kind) => {
      const bed = asAgent();
      bed.credentials.set(undefined);
      const { promise, resolve: over } = Promise.withResolvers<void>();
      bed.tokenAnswers = [
        { token: 'one', identity: 'own', lifetimeMs: 900_000 },
        new ApiError('refused', status, { type: '', title: '', status, detail: '', code }),
      ];
      const line = await open(bed);
      bed.client.tell({ type: 'registered' });
      bed.client.lastCallOver = promise;
      const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
      bed.client.tell({ type: 'token-expiring' });
      now.mockRestore();
      await bed.settle();
      expect([bed.tokenRequests, bed.client.isOpen, line.state().kind]).toEqual([2, true, kind]);
      over();
      await bed.settle();
      expect(bed.client.isOpen).toBe(false);
      if (status === 409) expect(line.state().kind).toBe('unset');
    });

    it('closes when the person signs out', async () => {
      const bed = asAgent();
      bed.credentials.set(undefined);
      const line = await open(bed);
      expect(bed.client.isOpen).toBe(true);
      bed.session.set(undefined);
      await bed.settle();
      expect([line.state().kind, bed.client.isOpen]).toEqual(['unset', false]);
    });
  });
});

import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { REGION_EDGES } from '@centralita/shared-types/rules';
import type { FieldProblem } from '@centralita/shared-types';
import type { ApiError } from '../../../shared/data-api/api-error';
import { ServerConfig } from '../../settings/api';
import { NetworkState } from './network-state';
import { PhoneLine, type Line } from './phone-line';
import { TabElection } from './tab-election';
import { TokenKeeper } from './token-keeper';
import type { LineState } from './models/line-state';
import type { Trouble } from './models/trouble';
import type { VoiceFault } from './models/voice-events';
import type { FreshToken } from './token-client';
import { VoiceClient, toFault, type LineOptions } from './voice-client';
import { explain, isTokenFault, isTransientFault } from './voice-errors';

/** A line that is away for longer than this is worth words. */
const LOST_WORDS_MS = 3_000;

/** How the server says that the team has nothing to call with yet. */
const NO_TEAM_LINE = ['token/no-account', 'token/account-incomplete', 'token/no-number'];

/** Opens the line, the team's or a person's own, in the tab that holds the phone, and keeps it open. */
@Injectable({ providedIn: 'root' })
export class LineStore {
  private readonly client = inject(VoiceClient);
  private readonly keeper = inject(TokenKeeper);
  private readonly election = inject(TabElection);
  private readonly phoneLine = inject(PhoneLine);
  private readonly server = inject(ServerConfig);
  private readonly network = inject(NetworkState);

  /** As the server says with each token of the team's line. */
  private readonly tokenCallerId = signal<string | undefined>(undefined);
  private readonly current = signal<LineState>({ kind: 'connecting' });
  readonly state = this.current.asReadonly();
  readonly isReady = computed(() => this.current().kind === 'ready' && !this.isOffline());
  /** This device has no network: it may take the line a while to notice. */
  readonly isOffline = this.network.isOffline;
  /** The connection is gone, also for a call that goes on; while a session has ended, its call still has one. */
  readonly isLost = computed(
    () => (this.current().kind === 'reconnecting' || this.isOffline()) && !this.phoneLine.paused(),
  );
  /** The number of this line, E.164. */
  readonly ownNumber = computed(() => this.tokenCallerId() ?? this.phoneLine.number());
  /** Calls show the account's number: the organisation has none of its own, on which it could be called back. */
  readonly isBorrowed = computed(() => {
    const number = this.tokenCallerId();
    return number !== undefined && this.phoneLine.organisationHasNoNumber();
  });
  /** A signed-in agent whose organisation has no line. */
  readonly teamHasNone = this.phoneLine.teamHasNone;
  /** A fault of the line that did not stop it. */
  private readonly currentNotice = signal<Trouble | undefined>(undefined);
  readonly notice = this.currentNotice.asReadonly();

  private readonly emulatorUrl = computed(() => this.server.emulator()?.signallingUrl);
  private readonly serverKnown = computed(() => this.server.config() !== undefined);
  private isOpen = false;
  /** Closed for us, but perhaps not yet for a call that goes on. */
  private isRetiring = false;
  private token: FreshToken | undefined;
  private lostTimer: ReturnType<typeof setTimeout> | undefined;
  private isPaused = false;

  constructor() {
    this.client.listen((event) => {
      if (event.type === 'registered') this.onRegistered();
      if (event.type === 'unregistered') this.onUnregistered();
      if (event.type === 'token-expiring') this.keeper.refresh();
      if (event.type === 'fault') this.onFault(event.fault);
    });
    effect(() => this.standForElection(this.phoneLine.name()));
    effect(() => this.follow(this.phoneLine.current()));
    effect(() => {
      const paused = this.phoneLine.paused();
      untracked(() => this.pause(paused));
    });
  }

  /** *Try again* after the line stopped. */
  retry(): void {
    this.currentNotice.set(undefined);
    const line = untracked(this.phoneLine.current);
    if (line && untracked(this.election.role) === 'holder') this.open(line);
    else if (untracked(this.teamHasNone)) this.phoneLine.lookAgain();
  }

  dismissNotice(): void {
    this.currentNotice.set(undefined);
  }

  /** Token and address for the preflight test, while the line is open. */
  forPreflight(): { token: string; options: LineOptions } | undefined {
    return this.token === undefined ? undefined : { token: this.token.token, options: this.options() };
  }

  private standForElection(line: string | undefined): void {
    if (line === undefined) this.election.withdraw();
    else this.election.stand(`centralita.phone.${line}`);
  }

  private follow(line: Line | undefined): void {
    const role = this.election.role();
    const isServerKnown = this.serverKnown();
    this.emulatorUrl();
    untracked(() => {
      this.close();
      this.currentNotice.set(undefined);
      if (!line) return this.current.set({ kind: 'unset' });
      if (role === 'follower') return this.current.set({ kind: 'elsewhere' });
      this.current.set({ kind: 'connecting' });
      if (role === 'holder' && isServerKnown) this.open(line);
    });
  }

  /** While the session has ended no token is asked for; the line opens again with the next session. */
  private pause(paused: boolean): void {
    if (paused === this.isPaused) return;
    this.isPaused = paused;
    const isHere = this.election.role() === 'holder';
    const line = this.phoneLine.current();
    if (!line || !isHere) return;
    if (!paused) return this.open(line);
    void this.release();
    this.current.set({ kind: 'reconnecting' });
  }

  private open(line: Line): void {
    if (this.isPaused) return;
    void this.release();
    this.current.set({ kind: 'connecting' });
    this.keeper.start(line.kind === 'personal' ? line.credentials : {}, {
      fresh: (token) => this.onToken(token),
      unreachable: (error) => this.onServerAway(error),
      refused: (error) => this.onRefused(error),
    });
  }

  /** Another line, or none: whatever goes on ends with it. */
  private close(): void {
    this.keeper.stop();
    this.token = undefined;
    this.tokenCallerId.set(undefined);
    if (this.isOpen || this.isRetiring) this.client.disconnect();
    this.isOpen = false;
    this.isRetiring = false;
  }

  /** Asks for no more tokens, but cuts no call: the line closes once the last one is over. Resolves then. */
  private release(): Promise<void> {
    this.keeper.stop();
    this.token = undefined;
    if (!this.isOpen) return Promise.resolve();
    this.isOpen = false;
    this.isRetiring = true;
    return this.client.retire();
  }

  private onToken(fresh: FreshToken): void {
    this.token = fresh;
    this.tokenCallerId.set(fresh.callerId);
    const { token } = fresh;
    if (this.isOpen) return this.client.updateToken(token);
    this.isOpen = true;
    this.client.connect(token, this.options()).catch((error: unknown) => {
      this.isOpen = false;
      this.stop(explain(toFault(error)));
    });
  }

  private options(): LineOptions {
    const line = this.phoneLine.current();
    const region = line?.kind === 'personal' ? line.credentials.region : this.token?.region;
    const emulatorSignallingUrl = this.emulatorUrl();
    return {
      ...(region === undefined ? {} : { edge: REGION_EDGES[region] }),
      ...(emulatorSignallingUrl === undefined ? {} : { emulatorSignallingUrl }),
    };
  }

  private onRegistered(): void {
    this.network.noteReached();
    clearTimeout(this.lostTimer);
    this.lostTimer = undefined;
    this.currentNotice.set(undefined);
    this.current.set({ kind: 'ready' });
  }

  private onUnregistered(): void {
    if (this.isOpen && this.current().kind === 'ready') this.current.set({ kind: 'reconnecting' });
  }

  private onFault(fault: VoiceFault): void {
    const trouble = explain(fault);
    if (isTokenFault(fault)) {
      // A token that was refused while young will be refused again: the credentials are wrong.
      if (!this.keeper.refresh()) this.stop(trouble);
    } else if (isTransientFault(fault)) this.onLost(fault.code);
    else this.currentNotice.set(trouble);
  }

  /** Most drops are over in a moment: the words come only when this one lasts. */
  private onLost(code: number): void {
    if (this.current().kind === 'reconnecting' && this.lostTimer !== undefined) return;
    if (this.current().kind !== 'reconnecting') this.current.set({ kind: 'reconnecting' });
    this.lostTimer = setTimeout(() => {
      this.lostTimer = undefined;
      const trouble: Trouble = { key: 'line-lost', action: 'retry', code };
      if (this.current().kind === 'reconnecting') this.current.set({ kind: 'reconnecting', trouble });
    }, LOST_WORDS_MS);
  }

  private onServerAway(error: ApiError): void {
    const key =
      error.status === 429 ? 'token-too-many' : error.kind === 'offline' ? 'server-away' : 'server-failed';
    // A line that still works goes on working on its old token while the server is away.
    if (this.current().kind !== 'ready')
      this.current.set({ kind: 'reconnecting', trouble: { key, action: 'retry' } });
  }

  private onRefused(error: ApiError): void {
    const line = this.phoneLine.current();
    const isTeam = line?.kind === 'team';
    if (isTeam && NO_TEAM_LINE.includes(error.problem?.code ?? '')) return this.leaveTeamLine(line);
    const fields = error.problem?.errors;
    this.stop(
      isTeam ? { key: 'team-refused', action: 'retry' } : { key: 'token-refused', action: 'settings' },
      fields,
    );
  }

  /** The team has no line any more: its last call may go on to its end. */
  private leaveTeamLine(line: Line): void {
    void this.release().then(() => {
      if (!this.isOpen && line === this.phoneLine.current()) this.phoneLine.noteNoTeamLine();
    });
  }

  private stop(trouble: Trouble, fields?: FieldProblem[]): void {
    void this.release();
    this.current.set({ kind: 'stopped', trouble, ...(fields === undefined ? {} : { fields }) });
  }
}

import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { REGION_EDGES } from '@centralita/shared-types/rules';
import type { FieldProblem, TwilioCredentials } from '@centralita/shared-types';
import type { ApiError } from '../../../shared/data-api/api-error';
import { CredentialsStore, ServerConfig } from '../../settings/api';
import { TabElection } from './tab-election';
import { TokenKeeper } from './token-keeper';
import type { LineState } from './models/line-state';
import type { Trouble } from './models/trouble';
import type { VoiceFault } from './models/voice-events';
import { VoiceClient, toFault, type LineOptions } from './voice-client';
import { explain, isTokenFault, isTransientFault } from './voice-errors';

/** A line that is away for longer than this is worth words. */
const LOST_WORDS_MS = 3_000;

/** Opens the line with the person's credentials in the tab that holds the phone, and keeps it open. */
@Injectable({ providedIn: 'root' })
export class LineStore {
  private readonly client = inject(VoiceClient);
  private readonly keeper = inject(TokenKeeper);
  private readonly election = inject(TabElection);
  private readonly credentialsStore = inject(CredentialsStore);
  private readonly server = inject(ServerConfig);

  private readonly current = signal<LineState>({ kind: 'connecting' });
  readonly state = this.current.asReadonly();
  readonly isReady = computed(() => this.current().kind === 'ready');
  /** The person's own number, E.164. */
  readonly ownNumber = computed(() => this.credentialsStore.credentials()?.phoneNumber);
  /** A fault of the line that did not stop it. */
  private readonly currentNotice = signal<Trouble | undefined>(undefined);
  readonly notice = this.currentNotice.asReadonly();

  /** Changes with the content, not with each re-reading of the browser's store. */
  private readonly credentialsText = computed(() => JSON.stringify(this.credentialsStore.credentials()));
  private readonly emulatorUrl = computed(() => this.server.emulator()?.signallingUrl);
  private readonly serverKnown = computed(() => this.server.config() !== undefined);
  private isOpen = false;
  private token: string | undefined;
  private lostTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.client.listen((event) => {
      if (event.type === 'registered') this.onRegistered();
      if (event.type === 'unregistered') this.onUnregistered();
      if (event.type === 'token-expiring') this.keeper.refresh();
      if (event.type === 'fault') this.onFault(event.fault);
    });
    effect(() => this.standForElection(this.credentialsText()));
    effect(() => this.follow(this.credentialsText()));
  }

  /** *Try again* after the line stopped. */
  retry(): void {
    this.currentNotice.set(undefined);
    const credentials = untracked(this.credentialsStore.credentials);
    if (credentials && untracked(this.election.role) === 'holder') this.open(credentials);
  }

  dismissNotice(): void {
    this.currentNotice.set(undefined);
  }

  /** Token and address for the preflight test, while the line is open. */
  forPreflight(): { token: string; options: LineOptions } | undefined {
    return this.token === undefined ? undefined : { token: this.token, options: this.options() };
  }

  private standForElection(credentials: string | undefined): void {
    const parsed = parse(credentials);
    if (parsed) this.election.stand(`centralita.phone.${parsed.accountSid}.${parsed.phoneNumber}`);
    else this.election.withdraw();
  }

  private follow(text: string | undefined): void {
    const role = this.election.role();
    const isServerKnown = this.serverKnown();
    this.emulatorUrl();
    const credentials = parse(text);
    untracked(() => {
      this.close();
      this.currentNotice.set(undefined);
      if (!credentials) return this.current.set({ kind: 'unset' });
      if (role === 'follower') return this.current.set({ kind: 'elsewhere' });
      this.current.set({ kind: 'connecting' });
      if (role === 'holder' && isServerKnown) this.open(credentials);
    });
  }

  private open(credentials: TwilioCredentials): void {
    this.close();
    this.current.set({ kind: 'connecting' });
    this.keeper.start(credentials, {
      fresh: ({ token }) => this.onToken(token),
      unreachable: (error) => this.onServerAway(error),
      refused: (error) => this.onRefused(error),
    });
  }

  private close(): void {
    this.keeper.stop();
    this.token = undefined;
    if (!this.isOpen) return;
    this.isOpen = false;
    this.client.disconnect();
  }

  private onToken(token: string): void {
    this.token = token;
    if (this.isOpen) return this.client.updateToken(token);
    this.isOpen = true;
    this.client.connect(token, this.options()).catch((error: unknown) => {
      this.isOpen = false;
      this.stop(explain(toFault(error)));
    });
  }

  private options(): LineOptions {
    const region = this.credentialsStore.credentials()?.region;
    const emulatorSignallingUrl = this.emulatorUrl();
    return {
      ...(region === undefined ? {} : { edge: REGION_EDGES[region] }),
      ...(emulatorSignallingUrl === undefined ? {} : { emulatorSignallingUrl }),
    };
  }

  private onRegistered(): void {
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
    const fields = error.problem?.errors;
    this.stop({ key: 'token-refused', action: 'settings' }, fields);
  }

  private stop(trouble: Trouble, fields?: FieldProblem[]): void {
    this.close();
    this.current.set({ kind: 'stopped', trouble, ...(fields === undefined ? {} : { fields }) });
  }
}

function parse(text: string | undefined): TwilioCredentials | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as TwilioCredentials);
}

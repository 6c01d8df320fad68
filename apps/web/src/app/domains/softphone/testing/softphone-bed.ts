import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { TranslocoService, provideTranslocoScope } from '@jsverse/transloco';
import type {
  ApiConfig,
  CallItem,
  LiveEvent,
  Organisation,
  Session,
  TwilioCredentials,
} from '@centralita/shared-types';
import { firstValueFrom } from 'rxjs';
import { provideTestWords } from '../../../shared/i18n/testing/provide-test-words';
import { includesRole, type Role } from '@centralita/shared-types/rules';
import { ApiClient } from '../../../shared/data-api/api-client';
import type { LiveState } from '../../../shared/data-live/live-connection';
import { LiveStream } from '../../../shared/data-live/live-stream';
import { SessionStore } from '../../identity/api';
import { CredentialsStore, ServerConfig } from '../../settings/api';
import { CREDENTIALS, DEMO_SERVER } from '../../settings/testing/fixtures';
import { PhoneStore } from '../data/phone-store';
import { TokenClient, type FreshToken } from '../data/token-client';
import { VoiceClient } from '../data/voice-client';
import { FakeVoiceClient } from './fake-voice-client';

/** The phone's stores on a line that the test plays. */
export class SoftphoneBed {
  readonly client = new FakeVoiceClient();
  readonly credentials = signal<TwilioCredentials | undefined>(CREDENTIALS);
  readonly config = signal<ApiConfig | undefined>(DEMO_SERVER);
  /** Who is signed in; nobody at first. */
  readonly session = signal<Session | undefined>(undefined);
  /** The session has ended by itself; the page keeps it in view. */
  readonly sessionEnded = signal(false);
  /** What the server knows of the person's organisation. */
  organisations: Partial<Organisation>[] = [];
  /** What the server knows of calls, by CallSid. */
  readonly calls = new Map<string, Partial<CallItem>>();
  /** What was asked of the server. */
  readonly posted: [path: string, body: unknown][] = [];
  private readonly heard = new Set<(event: LiveEvent) => void>();
  /** What the page's header says of the live stream. */
  readonly liveState = signal<LiveState | 'off'>('off');
  private readonly live = {
    state: this.liveState,
    on: (_: unknown, listener: (event: LiveEvent) => void) => {
      this.heard.add(listener);
      return () => this.heard.delete(listener);
    },
    onReload: () => () => undefined,
  };
  /** What the next requests for a token answer; the last one stays. */
  tokenAnswers: (FreshToken | Error)[] = [{ token: 'one', identity: '15550001111', lifetimeMs: 900_000 }];
  tokenRequests = 0;
  /** Who asked for the tokens. */
  readonly askers: object[] = [];

  constructor(language: 'en' | 'es' = 'en') {
    localStorage.clear();
    const fetch = async (asker: object): Promise<FreshToken> => {
      this.askers.push(asker);
      const answer = this.tokenAnswers[Math.min(this.tokenRequests++, this.tokenAnswers.length - 1)];
      if (answer === undefined) throw new Error('The test gives no token.');
      if (answer instanceof Error) throw answer;
      return answer;
    };
    TestBed.configureTestingModule({
      providers: [
        provideTestWords(language),
        provideTranslocoScope('softphone'),
        provideRouter([], withComponentInputBinding()),
        { provide: VoiceClient, useValue: this.client },
        { provide: TokenClient, useValue: { fetch } },
        { provide: CredentialsStore, useValue: { credentials: this.credentials } },
        {
          provide: ApiClient,
          useValue: {
            get: (path: string) => this.get(path),
            post: async (path: string, body: unknown) => void this.posted.push([path, body]),
          },
        },
        { provide: LiveStream, useValue: this.live },
        {
          provide: SessionStore,
          useValue: {
            session: this.session,
            status: () => (this.session() && !this.sessionEnded() ? 'signed-in' : 'anonymous'),
            ended: () => (this.sessionEnded() ? this.session() : undefined),
            person: () => this.session()?.person,
            allows: (role: Role) => includesRole(this.session()?.person.role ?? 'viewer', role),
          },
        },
        {
          provide: ServerConfig,
          useValue: { config: this.config, emulator: () => this.config()?.emulator },
        },
      ],
    });
  }

  /** The live stream tells something of a call. */
  tell(kind: 'calls/answered' | 'calls/ended', callSid: string): void {
    for (const listener of [...this.heard])
      listener({ kind, organisationId: 'one', at: Date.now(), data: { callSid } });
  }

  private get(path: string): Promise<unknown> {
    const [, callSid] = /^\/api\/calls\/(.+)$/.exec(path) ?? [];
    if (callSid === undefined) return Promise.resolve(this.organisations);
    const call = this.calls.get(callSid);
    return call ? Promise.resolve(call) : Promise.reject(new Error('The test knows no such call.'));
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      TestBed.tick();
      await Promise.resolve();
    }
  }

  /** Words first, as the route's resolver does. */
  async words(): Promise<void> {
    const transloco = TestBed.inject(TranslocoService);
    await firstValueFrom(transloco.load(`softphone/${transloco.getActiveLang()}`));
  }

  /** A phone whose line is ready for calls. */
  async ready(): Promise<PhoneStore> {
    await this.words();
    const phone = TestBed.inject(PhoneStore);
    await this.settle();
    this.client.tell({ type: 'registered' });
    await this.settle();
    return phone;
  }
}

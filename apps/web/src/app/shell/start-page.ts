import { inject } from '@angular/core';
import { SessionStore } from '../domains/identity/api';
import { CredentialsStore, ServerConfig } from '../domains/settings/api';
import { Places } from './places';

/** A first visit waits no longer than this for a server that does not answer: the next page says so. */
const PATIENCE_MS = 1_500;

/** Where `/` leads: to the phone with a line of one's own, to the first place when signed in, else to the way in. */
export const startPage = async (): Promise<string> => {
  const credentials = inject(CredentialsStore);
  const server = inject(ServerConfig);
  const session = inject(SessionStore);
  const places = inject(Places);
  if (credentials.present() && server.personalMode()) return '/phone';
  await Promise.race([Promise.all([session.known(), server.refresh()]), after(PATIENCE_MS)]);
  if (session.status() === 'signed-in') return places.home();
  return server.personalMode() ? '/welcome' : '/sign-in';
};

const after = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs));

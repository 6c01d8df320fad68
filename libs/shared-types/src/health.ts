/** Answer of `GET /health`: 200 as long as the server can answer at all; look at `status`. */
export interface Health {
  status: 'ok' | 'degraded';
  version: string;
  /** Seconds since the process started. */
  uptimeSec: number;
  components: HealthComponents;
}

export interface HealthComponents {
  /** True when a server-side account is configured, or the emulator is in use. */
  twilio_configured: boolean;
  /** Which Twilio this server talks to. */
  twilio: 'twilio' | 'emulator';
  personal_mode: boolean;
  /** Whether Rasa, which answers callers, can be reached. */
  rasa: 'up' | 'down' | 'not-configured';
  database: { engine: 'sqlite' | 'postgres'; status: 'up' | 'down' };
  /** `late` where a job that is due has waited for more than a minute; `unknown` without the database. */
  jobs: 'on-time' | 'late' | 'unknown';
  /** Questions that the bot has a ready answer to. */
  cache_entries: number;
}

/** Answer of `GET /health/live` (200 while the process can answer) and of `GET /health/ready`. */
export interface Probe {
  status: 'ok' | 'database-down' | 'ending';
}

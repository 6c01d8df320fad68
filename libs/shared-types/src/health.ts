/** Answer of `GET /health`. */
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
}

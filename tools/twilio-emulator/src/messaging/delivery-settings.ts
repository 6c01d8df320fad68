/** How messages travel; changed by `PUT /control/messaging`. */
export interface DeliverySettings {
  /** Between the statuses of a message, milliseconds. */
  delayMs: number;
  /** Status callbacks arrive out of order: the last one first. */
  shuffleStatuses: boolean;
  /** The WhatsApp sandbox talks only to phones that joined it (63015). */
  sandboxJoin: boolean;
  /** The WhatsApp sandbox sends one message in 3 seconds (63018). */
  sandboxPacing: boolean;
  /** WhatsApp takes free text only within 24 hours of the other side's last message (63016). */
  whatsAppWindow: boolean;
  /** Media of messages ask for the account's credentials, as the console's switch does. */
  mediaAuth: boolean;
  /** Countries to which no SMS may be sent (21408), as the console's geographic permissions say: `ES`. */
  closedRegions: readonly string[];
}

export const DEFAULT_DELIVERY: Readonly<DeliverySettings> = {
  delayMs: 200,
  shuffleStatuses: false,
  sandboxJoin: true,
  sandboxPacing: true,
  whatsAppWindow: true,
  mediaAuth: false,
  closedRegions: [],
};

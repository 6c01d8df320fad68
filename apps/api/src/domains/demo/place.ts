/** Where this server is, as the emulator sees it. */
export interface Place {
  publicBaseUrl: string;
  reachable: boolean;
}

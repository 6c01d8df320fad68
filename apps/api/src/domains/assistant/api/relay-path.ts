/** Where the provider opens the WebSocket of a call that talks with the assistant: below it, the account and the call. */
export const RELAY_PATH = '/webhooks/relay';

const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const IP_ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:]+\])$/;

/**
 * The names that requests may come by. Any other name may have been pointed at this machine by somebody else (DNS
 * rebinding): a page under it counts as this machine's own in the browser, and its requests need not say so.
 */
export class HostNames {
  private readonly allowed: ReadonlySet<string>;

  /** @param allowed names besides `localhost` and IP addresses, without port */
  constructor(allowed: readonly string[] = []) {
    this.allowed = new Set(allowed.map((name) => name.toLowerCase()));
  }

  /** @param host a request's `Host` header */
  serve(host: string | undefined): boolean {
    const name = hostnameOf(`http://${host ?? ''}`);
    return LOOPBACK_NAME.test(name) || IP_ADDRESS.test(name) || this.allowed.has(name);
  }
}

/** Whether a URL names this machine. */
export function isLoopback(url: string): boolean {
  return LOOPBACK_NAME.test(hostnameOf(url));
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

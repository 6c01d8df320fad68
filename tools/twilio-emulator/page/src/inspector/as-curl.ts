import type { WebhookEvent } from '../../../src/control/inspector-events';

/** A shell command that sends the same webhook again, with the same signature. */
export function asCurl({ method, url, parameters, signature }: WebhookEvent): string {
  const lines = [
    `curl -i -X ${method} ${quote(method === 'GET' ? withQuery(url, parameters) : withoutFragment(url))}`,
  ];
  lines.push(`-H ${quote(`X-Twilio-Signature: ${signature}`)}`);
  if (method === 'POST') {
    for (const [name, value] of Object.entries(parameters)) {
      lines.push(`--data-urlencode ${quote(`${encodeURIComponent(name)}=${value}`)}`);
    }
  }
  return lines.join(' \\\n  ');
}

/** Connection overrides stand in the fragment, which is not sent. */
function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}

function withQuery(url: string, parameters: Record<string, string>): string {
  const target = new URL(withoutFragment(url));
  // The emulator notes the URL as requested, so parameters may be in it already.
  for (const [name, value] of Object.entries(parameters)) {
    if (!target.searchParams.has(name)) target.searchParams.append(name, value);
  }
  return target.href;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

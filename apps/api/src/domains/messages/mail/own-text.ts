/** Where a mail program begins what is not of this mail: what it answers, a signature, its own name. */
const ENDS: readonly RegExp[] = [
  /^>/m,
  // RFC 3676 §4.3
  /^-- ?$/m,
  /^-{2,}\s*(original message|mensaje original|mensaje reenviado|forwarded message)/im,
  /^_{10,}\s*$/m,
  // "On Mon, 30 Nov 2026 … wrote:", which may go on over some lines.
  /^(on|el|le|em|il|am)\b[^\n]*(\n[^\n]+){0,2}?\n?(wrote|escribió|a écrit|escreveu|ha scritto|schrieb[^\n]*):\s*$/im,
  /^\*?(from|de|von|da)\s?:\*?\s.*@/im,
  /^(sent from my|get outlook for|enviado desde mi|obtener outlook para)\b/im,
];

/** What somebody has written in a mail themselves: above the mail that they answer, and above their signature. */
export function ownText(text: string): string {
  const lines = text.replaceAll('\r\n', '\n');
  const ends = ENDS.map((end) => lines.search(end)).filter((at) => at >= 0);
  return lines.slice(0, Math.min(lines.length, ...ends)).trim();
}

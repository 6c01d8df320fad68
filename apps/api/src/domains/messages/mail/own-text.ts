/** Where a mail program begins what is not of this mail: what it answers, a signature, its own name. */
const ENDS: readonly RegExp[] = [
  /^>/m,
  // RFC 3676 §4.3
  /^-- ?$/m,
  /^-{2,}\s*(original message|mensaje original|mensaje reenviado|forwarded message)/im,
  /^_{10,}\s*$/m,
  // "On Mon, 30 Nov 2026 … wrote:", which may go on over some lines. French has a space before the colon.
  /^(on|el|le|em|il|am)\b[^\n]{0,200}(\n[^\n]{1,200}){0,2}?\n?(wrote|escribió|a écrit|escreveu|ha scritto|schrieb[^\n:]{0,200})[ \u00a0\u202f]?:\s*$/im,
  /^\*?(from|de|von|da)\s?:\*?\s.*@/im,
  /^(sent from (my|outlook)|get outlook for|enviado desde (mi|outlook)|obtener outlook para|envoyé de mon)\b/im,
  /^(inviato da(l mio)? (iphone|ipad|outlook)|enviado do meu|von meinem [^\n]{1,40} gesendet)\b/im,
];

/** No answer that is known is nearly as long, and nobody shall wait for whoever writes longer ones. */
const READ_LENGTH = 4_000;

/** What somebody has written in a mail themselves: above the mail that they answer, and above their signature. */
export function ownText(text: string): string {
  const lines = text.slice(0, READ_LENGTH).replaceAll('\r\n', '\n');
  const ends = ENDS.map((end) => lines.search(end)).filter((at) => at >= 0);
  return lines.slice(0, Math.min(lines.length, ...ends)).trim();
}

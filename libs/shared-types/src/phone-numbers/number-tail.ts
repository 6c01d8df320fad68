/** What stands behind a number: keys to press once the far end has answered. */
export interface NumberTail {
  /** The number before it. */
  number: string;
  /** Keys as Twilio's `sendDigits` wants them: `0-9*#`, `w` for half a second. */
  keys?: string;
  /** The same as people write it, `;ext=1234` or `,,1234`: goes behind an E.164 number and can be read again. */
  written?: string;
  /** What cannot be made keys of. */
  unusable?: string;
}

/** A comma waits two seconds, as on mobile phones. */
const PAUSE = 'wwww';
/** Before an extension: whoever answers by machine takes a moment to listen. */
const LEAD = 'ww';
/** Source: https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource, `SendDigits` */
const KEYS_MAX = 32;

const EXTENSION_WORDS = 'extensi[oó]n|extn|ext|anexo|ramal|interno|int|доб|x';
/** Behind this many digits such a word, a comma or a hash is no part of the number any more. */
const TAIL = new RegExp(
  `^(\\D*(?:\\d[^\\d,;#]*?){5,}?|[^a-z]*\\d{3}\\W*[a-z]{3,}[a-z\\d-]*?)\\s*((?:[,;]|#|\\(?(?:${EXTENSION_WORDS})(?=[.:=\\s]*\\d)|(?<=\\d)[pw](?=[\\d*#])).*)$`,
  'iu',
);
const PARAMETER = /^;([a-z-]+)(?:=([^;]*))?/i;

/** @param text plain, of one line */
export function splitTail(text: string): NumberTail {
  const [, number = text, tail = ''] = TAIL.exec(text) ?? [];
  if (tail === '') return { number: text };
  const parameters = PARAMETER.test(tail) ? readParameters(number, tail) : undefined;
  return parameters ?? { number, ...readKeys(tail) };
}

/** Parameters of a `tel:` link. Source: https://www.rfc-editor.org/rfc/rfc3966#section-3 */
function readParameters(number: string, tail: string): NumberTail | undefined {
  let whole = number;
  let keys: Omit<NumberTail, 'number'> = {};
  for (let rest = tail; rest !== '';) {
    const [all = '', name = '', value = ''] = PARAMETER.exec(rest) ?? [];
    if (all === '') return undefined;
    rest = rest.slice(all.length);
    if (name.toLowerCase() === 'ext') keys = readKeys(`ext${value}`);
    else if (name.toLowerCase() === 'postd') keys = readKeys(`,${value}`);
    else if (name.toLowerCase() !== 'phone-context') return { number, unusable: tail };
    // A context that is no number names who knows this number, and adds nothing to it.
    else if (value.startsWith('+') && !number.startsWith('+')) whole = `${value}${number}`;
  }
  return { number: whole, ...keys };
}

function readKeys(tail: string): Omit<NumberTail, 'number'> {
  const steps = tail
    .replace(new RegExp(`^\\(?(?:${EXTENSION_WORDS})|^#`, 'iu'), '')
    .replace(/[.:=()\s-]/g, '')
    .replace(/[;pw]/gi, ',');
  if (!/^[\d*#,]*$/.test(steps)) return { unusable: tail };
  const pressed = steps.replace(/,+$/, '');
  if (pressed === '') return {};
  const keys = (pressed.startsWith(',') ? '' : LEAD) + pressed.replaceAll(',', PAUSE);
  if (keys.length > KEYS_MAX) return { unusable: tail };
  return { keys, written: pressed.startsWith(',') ? pressed : `;ext=${pressed}` };
}

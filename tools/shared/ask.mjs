/**
 * Asks a server in JSON, as our own page would.
 *
 * @param {string} url
 * @param {{ method?: string, body?: object, cookie?: string, timeoutMs?: number, hint?: string }} [request] a POST
 *   where it has a body; `hint`: what to do where nobody answers
 * @returns {Promise<Response>}
 * @throws {Error} one line, where nobody answers or the answer is no success
 */
export async function ask(url, request = {}) {
  const { body, method = body ? 'POST' : 'GET', cookie = '', timeoutMs = 30_000, hint = '' } = request;
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
    signal: AbortSignal.timeout(timeoutMs),
    ...(body && { body: JSON.stringify(body) }),
  }).catch((error) => {
    throw new Error(`${url} does not answer (${error.cause?.code ?? error.message}). ${hint}`);
  });
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

/**
 * The same, for the answer's body.
 *
 * @param {Parameters<typeof ask>} request
 * @returns {Promise<any>}
 */
export const askJson = async (...request) => (await ask(...request)).json();

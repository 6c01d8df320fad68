/**
 * Address of the run's own PostgreSQL, at its maintenance database: `postgres://…/postgres`. It is started with the
 * first call (about a second). Its user may create databases; each spec makes its own.
 */
export async function postgresServer(): Promise<string> {
  const door = process.env['TEST_POSTGRES_DOOR'];
  if (door === undefined) throw new Error("Jest's global setup did not run: no PostgreSQL for this spec.");
  const answer = await fetch(door);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

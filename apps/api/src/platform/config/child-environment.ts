/** The environment for a program that we run, with what only it may know (a password never stands in its arguments). */
export const childEnvironment = (extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...extra,
});

/** Conventional commits: `feat(web): …`, `fix(emulator): …`. Checked by .githooks/commit-msg and by .ci/run. */
export default {
  extends: ['@commitlint/config-conventional'],
  rules: {
    'header-max-length': [2, 'always', 110],
    // Subjects may begin with a name: Nx, Twilio, TwiML.
    'subject-case': [0],
    'body-max-line-length': [2, 'always', 120],
    'footer-max-line-length': [2, 'always', 120],
  },
};

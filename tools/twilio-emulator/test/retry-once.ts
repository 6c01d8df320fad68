import { jest } from '@jest/globals';

// Sound is real time: a machine that CI keeps busy with other suites may starve 20 ms ticks. The first failure is logged.
if (process.env['CI']) jest.retryTimes(1, { logErrorsBeforeRetry: true });

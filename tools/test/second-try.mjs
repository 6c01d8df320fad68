import { jest } from '@jest/globals';

// Set up for each spec file. The first failure is printed where it happens, and the closing list names the test.
if (process.env.CI) jest.retryTimes(1, { logErrorsBeforeRetry: true });

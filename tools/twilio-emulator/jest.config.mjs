import preset from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'twilio-emulator',
  setupFilesAfterEnv: ['<rootDir>/test/retry-once.ts'],
};

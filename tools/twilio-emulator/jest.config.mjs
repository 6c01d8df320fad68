import preset from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'twilio-emulator',
  globalSetup: '<rootDir>/../test/chromium.setup.mjs',
};

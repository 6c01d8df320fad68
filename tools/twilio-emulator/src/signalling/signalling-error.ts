/** An error as the Voice SDK reads it from a frame. */
export interface SignallingError {
  code: number;
  message: string;
}

/**
 * The codes that Twilio's gateway sends, as the Voice SDK lists them (`twilio/errors/generated`). Whatever the options,
 * it shows 31201 as 20151, 31204 as 20101 and 31205 as 20104; the others as they are with
 * `enableImprovedSignalingErrorPrecision`, without it as 53000 (device) or 31005 (call).
 */
export const SIGNALLING_ERRORS = {
  unknown: { code: 31000, message: 'The emulator failed: see its output.' },
  tokenMissing: { code: 31102, message: 'No access token was given.' },
  identityInvalid: {
    code: 31105,
    message: 'The identity may have letters, digits and underscores, 121 at most.',
  },
  notAuthorized: { code: 31201, message: 'The access token does not grant this.' },
  signatureInvalid: {
    code: 31202,
    message: 'The access token is signed with another secret than that of its API key.',
  },
  accountUnknown: {
    code: 31203,
    message: 'The access token names another account than that of its API key.',
  },
  tokenInvalid: { code: 31204, message: 'The access token is invalid.' },
  tokenExpired: { code: 31205, message: 'The access token has expired.' },
  tokenTooLong: { code: 31207, message: 'The access token lives longer than 24 hours.' },
  notFound: { code: 31404, message: 'Nobody is registered under this identity.' },
  temporarilyUnavailable: { code: 31480, message: 'The device is gone.' },
  declined: { code: 31603, message: 'The call was declined.' },
  connectionError: { code: 31005, message: 'The call to resume has ended.' },
  mediaFailed: { code: 53405, message: 'The media connection failed.' },
} as const satisfies Record<string, SignallingError>;

/** What is said where calls of a number are recorded and the number has no text of its own. */
export const CALL_RECORDING_WORDS = {
  en: {
    announce: 'This call will be recorded.',
    consent:
      'We would like to record this call. Press 1 if you agree. Otherwise please wait: the call goes on without being recorded.',
  },
  es: {
    announce: 'Esta llamada se va a grabar.',
    consent:
      'Nos gustaría grabar esta llamada. Pulse 1 si está de acuerdo. Si no, espere un momento: la llamada sigue sin grabarse.',
  },
};

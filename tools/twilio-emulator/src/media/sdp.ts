/** The few lines of a session description that signalling looks at. */
export interface SdpIdentity {
  /** Changes with each ICE restart. */
  iceUfrag: string | undefined;
  /** Changes with each new PeerConnection. */
  fingerprint: string | undefined;
}

export function sdpIdentity(sdp: string): SdpIdentity {
  return {
    iceUfrag: /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1],
    fingerprint: /^a=fingerprint:\S+ (\S+)/m.exec(sdp)?.[1]?.toUpperCase(),
  };
}

/** Says what is missing in a browser's session description, where it cannot lead to audio. */
export function problemOfSdp(sdp: string): string | undefined {
  const { iceUfrag, fingerprint } = sdpIdentity(sdp);
  if (!/^m=audio /m.test(sdp)) return 'The session description of the browser has no audio.';
  if (iceUfrag === undefined || fingerprint === undefined) {
    return 'The session description of the browser has no ICE or DTLS parameters.';
  }
  // Payload type 0 is PCMU by RFC 3551, with or without an rtpmap line.
  if (!/^m=audio .* 0(\s|$)/m.test(sdp)) {
    return 'The browser offers no PCMU: put "pcmu" into codecPreferences of the Voice SDK.';
  }
  return undefined;
}

/**
 * Without keypad events of another clock than the audio's, which a browser offers beside those of the same: an event is
 * timed by the clock of the audio it is part of (RFC 4733 §2.1). Answered the others, Chromium counts a tone of 160 ms in
 * samples of 48 kHz while PCMU advances at 8 kHz: it lasts 960 ms.
 */
export function withEventsOfClock(sdp: string, clockRateHz: number): string {
  const others = [...sdp.matchAll(/^a=rtpmap:(\d+) telephone-event\/(\d+)/gim)]
    .filter(([, , rate]) => Number(rate) !== clockRateHz)
    .map(([, payloadType]) => payloadType ?? '');
  if (others.length === 0) return sdp;
  return sdp
    .split('\n')
    .filter((line) => !others.includes(/^a=(?:rtpmap|fmtp|rtcp-fb):(\d+) /.exec(line)?.[1] ?? '?'))
    .map((line) => (line.startsWith('m=audio ') ? withoutFormats(line, others) : line))
    .join('\n');
}

/** `m=audio 9 UDP/TLS/RTP/SAVPF 0 110 126` without `110`. */
function withoutFormats(line: string, formats: readonly string[]): string {
  const [media = '', port = '', protocol = '', ...offered] = line.trimEnd().split(' ');
  const kept = offered.filter((format) => !formats.includes(format));
  return [media, port, protocol, ...kept].join(' ') + (line.endsWith('\r') ? '\r' : '');
}

/** Browsers need CRLF line ends and a final one. */
export function withCrlf(sdp: string): string {
  return `${sdp.trimEnd().replace(/\r?\n/g, '\r\n')}\r\n`;
}

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

/** Browsers need CRLF line ends and a final one. */
export function withCrlf(sdp: string): string {
  return `${sdp.trimEnd().replace(/\r?\n/g, '\r\n')}\r\n`;
}

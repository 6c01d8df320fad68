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

/** Browsers need CRLF line ends and a final one. */
export function withCrlf(sdp: string): string {
  return `${sdp.trimEnd().replace(/\r?\n/g, '\r\n')}\r\n`;
}

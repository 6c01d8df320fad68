import { isIPv6 } from 'node:net';
import { type PeerConfig, RTCRtpCodecParameters } from 'werift';
import { SAMPLE_RATE_HZ } from './audio';
import type { MediaAddress } from './rtp-endpoint';

export const PCMU_PAYLOAD_TYPE = 0;
const TELEPHONE_EVENT_PAYLOAD_TYPE = 101;

/** How an endpoint's WebRTC connection is set up; new objects each time, as werift writes into them. */
export function peerConfig({ address, bindAddress, portRange }: MediaAddress): Partial<PeerConfig> {
  return {
    codecs: {
      audio: [
        new RTCRtpCodecParameters({
          mimeType: 'audio/PCMU',
          clockRate: SAMPLE_RATE_HZ,
          channels: 1,
          payloadType: PCMU_PAYLOAD_TYPE,
        }),
        new RTCRtpCodecParameters({
          mimeType: 'audio/telephone-event',
          clockRate: SAMPLE_RATE_HZ,
          channels: 1,
          payloadType: TELEPHONE_EVENT_PAYLOAD_TYPE,
          parameters: '0-15',
        }),
      ],
      video: [],
    },
    iceLite: true,
    iceServers: [],
    // Neither family is gathered by itself: the one candidate is the address given.
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceUseTcp: false,
    iceAdditionalHostAddresses: [address],
    iceInterfaceAddresses: isIPv6(address)
      ? { udp6: bindAddress ?? address }
      : { udp4: bindAddress ?? address },
    ...(portRange ? { icePortRange: portRange } : {}),
  };
}

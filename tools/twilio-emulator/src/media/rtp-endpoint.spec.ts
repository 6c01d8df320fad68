import { setTimeout as sleep } from 'node:timers/promises';
import { MediaClock } from './media-clock';
import { type RtpEndpoint, RtpEndpointFactory } from './rtp-endpoint';
import { sdpIdentity } from './sdp';
import { FakeBrowser } from './testing/fake-browser';
import { ToneDetector } from './tone-detector';
import { sine } from './tones';

const closings: (() => unknown)[] = [];
const clock = new MediaClock();
const factory = new RtpEndpointFactory(clock);

async function until(holds: () => boolean, what: string, timeoutMs = 60_000): Promise<void> {
  const startedAt = Date.now();
  while (!holds()) {
    if (Date.now() - startedAt > timeoutMs) throw new Error(`Waited in vain for ${what}.`);
    await sleep(10);
  }
}

/** The endpoint plays a tone and listens. */
function talk(endpoint: RtpEndpoint, frequencyHz: number): ToneDetector {
  const heard = new ToneDetector(200);
  const voice = sine(frequencyHz);
  closings.push(
    clock.subscribe(() => {
      heard.add(endpoint.hear());
      const frame = voice.read();
      if (frame) endpoint.play(frame);
    }),
  );
  return heard;
}

function newEndpoint(): RtpEndpoint {
  const endpoint = factory.create();
  closings.push(() => endpoint.close());
  return endpoint;
}

async function openBrowser(): Promise<FakeBrowser> {
  const browser = await FakeBrowser.open();
  closings.push(() => browser.close());
  return browser;
}

async function connected(): Promise<{
  endpoint: RtpEndpoint;
  browser: FakeBrowser;
  heard: ToneDetector;
  told: string[];
}> {
  const [endpoint, browser] = [newEndpoint(), await openBrowser()];
  const told: string[] = [];
  endpoint.on('mediaConnected', () => told.push('mediaConnected'));
  endpoint.on('failed', (reason) => told.push(reason));
  const heard = talk(endpoint, 600);
  await browser.accept(await endpoint.answerTo(await browser.offer()));
  endpoint.expectMedia();
  browser.speak(900);
  await until(() => endpoint.isMediaConnected, 'media');
  return { endpoint, browser, heard, told };
}

describe('RtpEndpoint', () => {
  afterEach(async () => {
    for (const close of closings.splice(0)) await close();
  });

  it('answers the keypad events that keep the time of its audio, whichever come first', async () => {
    const offer = (await (await openBrowser()).offer())
      .replace(/^(m=audio \S+ \S+)/m, '$1 110')
      .replace(/^a=rtpmap:/m, 'a=rtpmap:110 telephone-event/48000\r\na=rtpmap:');
    expect(offer).toMatch(/telephone-event\/8000/);
    const answer = await newEndpoint().answerTo(offer);
    expect(answer.match(/telephone-event\/\d+/g)).toEqual(['telephone-event/8000']);
    expect(answer).not.toMatch(/^m=audio.* 110/m);
  });

  it('answers an offer: one candidate, PCMU and keys only, ICE-lite, DTLS passive, CRLF', async () => {
    const sdp = await newEndpoint().answerTo(await (await openBrowser()).offer());
    expect(sdp.match(/^a=candidate:.*$/gm)).toHaveLength(1);
    expect(sdp).toMatch(/^a=candidate:\S+ 1 udp \d+ 127\.0\.0\.1 \d+ typ host/im);
    expect(sdp).toMatch(/^m=audio \d+ UDP\/TLS\/RTP\/SAVPF 0 126\r$/m);
    expect(sdp).toMatch(/^a=ice-lite\r$/m);
    expect(sdp).toMatch(/^a=setup:passive\r$/m);
    expect(sdp).toMatch(/^a=rtcp-mux\r$/m);
    expect(sdp.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('carries audio both ways as answerer, and tells it once', async () => {
    const { browser, heard, told } = await connected();
    await until(() => heard.hears(900), 'the browser’s tone');
    await until(() => browser.heard.hears(600), 'our tone');
    expect(told).toEqual(['mediaConnected']);
  });

  it('carries audio both ways as offerer', async () => {
    const [endpoint, browser] = [newEndpoint(), await openBrowser()];
    const heard = talk(endpoint, 700);
    const offer = await endpoint.offer();
    expect(offer).toMatch(/^a=setup:actpass\r$/m);
    expect(offer.match(/^a=candidate:.*$/gm)).toHaveLength(1);
    await endpoint.acceptAnswer(await browser.answer(offer));
    browser.speak(1100);
    await until(() => heard.hears(1100) && browser.heard.hears(700), 'both tones');
  });

  it('numbers its packets one by one, 160 samples apart, all from one source', async () => {
    const { browser, endpoint } = await connected();
    await until(() => browser.packets.length > 20, 'packets');
    endpoint.sendDigits('5');
    await until(() => browser.packets.length > 60, 'more packets');
    const { packets } = browser;
    const gaps = packets
      .slice(1)
      .map((header, i) => (header.sequenceNumber - (packets[i]?.sequenceNumber ?? 0)) & 0xffff);
    expect(new Set(gaps)).toEqual(new Set([1]));
    const audio = packets.slice(0, 20);
    const steps = audio.slice(1).map((header, i) => (header.timestamp - (audio[i]?.timestamp ?? 0)) >>> 0);
    expect(new Set(steps)).toEqual(new Set([160]));
    expect(new Set(packets.map(({ ssrc }) => ssrc)).size).toBe(1);
  });

  it('takes keys and sends them', async () => {
    const { endpoint, browser } = await connected();
    let digits = '';
    endpoint.on('digit', (digit) => (digits += digit));
    browser.press('12#');
    endpoint.sendDigits('9w*0');
    await until(() => digits === '12#' && browser.digits === '9*0', 'the keys');
    await sleep(200);
    expect([digits, browser.digits]).toEqual(['12#', '9*0']);
  });

  it('sends silence where nothing is played', async () => {
    const [endpoint, browser] = [newEndpoint(), await openBrowser()];
    await browser.accept(await endpoint.answerTo(await browser.offer()));
    await until(() => browser.packets.length > 10, 'packets');
    expect(browser.heard.levelDbfs(600)).toBe(-96);
  });

  it('restarts ICE on the same connection', async () => {
    const { endpoint, browser, heard, told } = await connected();
    const before = endpoint.remoteIdentity;
    const answer = await endpoint.restart(await browser.offer(true));
    await browser.accept(answer);
    expect(endpoint.remoteIdentity.iceUfrag).not.toBe(before.iceUfrag);
    expect(endpoint.remoteIdentity.fingerprint).toBe(before.fingerprint);
    heard.reset();
    browser.speak(500);
    await until(() => heard.hears(500), 'the tone after the restart');
    browser.heard.reset();
    await until(() => browser.heard.hears(600), 'our tone after the restart');
    expect(told).toEqual(['mediaConnected']);
  });

  it('fails in plain words where no media comes', async () => {
    const endpoint = newEndpoint();
    const reasons: string[] = [];
    endpoint.on('failed', (reason) => reasons.push(reason));
    await endpoint.answerTo(await (await openBrowser()).offer());
    endpoint.expectMedia(100);
    await until(() => reasons.length > 0, 'the failure');
    expect(reasons[0]).toContain('no media within 0.1 s');
  });

  it('refuses what is no session description', async () => {
    await expect(newEndpoint().answerTo('nonsense')).rejects.toThrow('has no audio');
    await expect(newEndpoint().acceptAnswer('v=0')).rejects.toThrow('has no audio');
    const offer = await (await openBrowser()).offer();
    await expect(newEndpoint().answerTo(offer.replace(/^a=fingerprint.*\r\n/m, ''))).rejects.toThrow(
      'no ICE or DTLS',
    );
    const opusOnly = offer.replace(/^m=audio (\d+) (\S+) .*$/m, 'm=audio $1 $2 111');
    await expect(newEndpoint().answerTo(opusOnly)).rejects.toThrow('codecPreferences');
  });

  it('is silent and harmless once closed, though packets still come', async () => {
    const { endpoint, browser } = await connected();
    endpoint.close();
    endpoint.close();
    endpoint.play(new Int16Array(160));
    endpoint.sendDigits('1');
    endpoint.expectMedia(1);
    browser.speak(300);
    const received = endpoint.packetsReceived;
    await sleep(200);
    expect(endpoint.packetsReceived).toBe(received);
    expect(endpoint.hear().every((sample) => sample === 0)).toBe(true);
    await expect(endpoint.offer()).rejects.toThrow();
  });

  it('shares nothing between legs', async () => {
    const [first, second] = [newEndpoint(), newEndpoint()];
    const [a, b] = await Promise.all([first.offer(), second.offer()]);
    expect(sdpIdentity(a).iceUfrag).not.toBe(sdpIdentity(b).iceUfrag);
    const port = (sdp: string): string | undefined => /127\.0\.0\.1 (\d+) typ host/.exec(sdp)?.[1];
    expect(port(a)).not.toBe(port(b));
  });

  it('takes an IP address only', () => {
    expect(() => new RtpEndpointFactory(clock, { address: 'localhost' })).toThrow('must be an IP address');
  });

  it('keeps within a port range, on the address given', async () => {
    const endpoint = new RtpEndpointFactory(clock, {
      address: '192.0.2.7',
      bindAddress: '127.0.0.1',
      portRange: [41_000, 41_100],
    }).create();
    closings.push(() => endpoint.close());
    const [, port] = /192\.0\.2\.7 (\d+) typ host/.exec(await endpoint.offer()) ?? [];
    expect(Number(port)).toBeGreaterThanOrEqual(41_000);
    expect(Number(port)).toBeLessThanOrEqual(41_100);
  });
});

const FRAME_BYTES = 417; // 128 kbit/s at 44.1 kHz
const GAIN = 205;

/**
 * An MP3 (MPEG-1 layer III, mono, 44.1 kHz) made by hand: every granule has one spectral line, number 26 of 576, which
 * sounds at about 1014 Hz. A frame lasts 26.12 ms.
 */
export function toneMp3(frames: number): Buffer {
  const bits: string[] = [];
  const put = (value: number, width: number): void => void bits.push(value.toString(2).padStart(width, '0'));
  put(0, 9); // main_data_begin
  put(0, 5 + 4); // private bits, scfsi
  for (let granule = 0; granule < 2; granule++) {
    put(16, 12); // part2_3_length
    put(14, 9); // big_values: pairs 0–13
    put(GAIN, 8);
    put(0, 4 + 1); // no scale factors, no window switching
    for (let region = 0; region < 3; region++) put(1, 5); // Huffman table 1
    put(15, 4);
    put(7, 3);
    put(0, 3);
  }
  for (let granule = 0; granule < 2; granule++) {
    put(0x1fff, 13); // thirteen pairs (0,0)
    put(0b01, 2); // line 26 is 1, line 27 is 0
    put(granule, 1); // sign
  }
  const data = bits.join('').match(/.{8}/g) ?? [];
  const frame = Buffer.alloc(FRAME_BYTES);
  frame.set([0xff, 0xfb, 0x90, 0xc0]);
  frame.set(
    data.map((byte) => parseInt(byte, 2)),
    4,
  );
  return Buffer.concat(Array.from({ length: frames }, () => frame));
}

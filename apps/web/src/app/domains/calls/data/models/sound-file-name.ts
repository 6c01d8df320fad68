/** What a saved sound is called: when it was said, in the time that lists show; `2026-01-02T10.30.wav`. */
export const soundFileName = (at: number): string => {
  const [day = '', time = ''] = new Date(at).toLocaleString('sv-SE').split(' ');
  return `${day}T${time.slice(0, 5).replace(':', '.')}.wav`;
};

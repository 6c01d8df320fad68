import type { PersonFile } from '../contacts/api/person-parts';

const LENGTH_MAX = 100;

/** What files are called in the archive, by their id: no two alike, and nothing in them that is a path or a device somewhere. */
export function namesInArchive(files: readonly PersonFile[]): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, name } of files) {
    if (name === undefined) continue;
    // Letters of any alphabet, digits, and what is harmless on every system.
    const plain = name.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{N} ()._-]+/gu, '_');
    const safe = plain.replace(/^[. ]+|[. ]+$/g, '').slice(-LENGTH_MAX) || id;
    const free = taken.has(safe.toLowerCase()) ? `${id}-${safe}` : safe;
    taken.add(free.toLowerCase());
    names.set(id, free);
  }
  return names;
}

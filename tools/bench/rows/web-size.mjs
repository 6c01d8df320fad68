import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../shared/workspace-node.mjs';

const WEB = join(root, 'dist', 'apps', 'web');
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g;
const LAZY_IMPORT = /\bimport\(\s*["'`]\.\/([\w.-]+\.js)["'`]\s*\)/g;
/** A word that only the Voice SDK says. */
const VOICE_SDK = 'EndpointEvents';
/** A word that only ECharts says. */
const CHARTS = '__ec_';
/** What so many lazy parts bring is shared: the browser loads it once, with the first of them. */
const SHARED_BY = 5;

/**
 * What the browser loads at first, and with each lazy part, in gzip, without fonts. Material's fields, choices and Angular's
 * forms are shared by most pages, so they are a row of their own; a part is counted without them.
 */
export async function webSizeRows() {
  const page = readFileSync(join(WEB, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="([\w./-]+\.(?:js|css))"/g)].map(([, file = '']) => file);
  const scripts = closure(named.filter((file) => file.endsWith('.js')));
  const styles = named.filter((file) => file.endsWith('.css'));
  const initial = kilobytes(['index.html', ...scripts, ...styles]);

  // Each lazy part with what it brings, without what is there already.
  const lazy = lazyEntries(scripts).map((entry) => {
    const files = closure([entry]).filter((file) => !scripts.includes(file));
    return {
      entry,
      files,
      size: kilobytes(files),
      hasVoiceSdk: files.some((file) => read(file).includes(VOICE_SDK)),
      hasCharts: files.some((file) => read(file).includes(CHARTS)),
    };
  });
  const voiceSdk = lazy.filter(({ hasVoiceSdk }) => hasVoiceSdk).sort((a, b) => a.size - b.size)[0];
  if (scripts.some((file) => read(file).includes(VOICE_SDK)) || !voiceSdk) {
    throw new Error('The Voice SDK is not a lazy part of the page.');
  }
  const charts = lazy.filter(({ hasCharts }) => hasCharts).sort((a, b) => a.size - b.size)[0];
  const others = lazy.filter(({ hasVoiceSdk, hasCharts }) => !hasVoiceSdk && !hasCharts);
  const shared = filesOfMany(others.map(({ files }) => files));
  const largest = Math.max(...others.map(({ size }) => size));
  const own = others.map(({ files }) => kilobytes(files.filter((file) => !shared.has(file))));
  /** @type {import('../row.mjs').BenchRow[]} */
  const rows = [
    {
      what: 'Web, initial load',
      value: initial,
      unit: 'kB gzip',
      bar: { atMost: 180 },
      goal: 130,
      note: `page, ${scripts.length} scripts, ${styles.length} styles, without fonts`,
    },
    {
      what: 'Web, largest lazy part',
      value: largest,
      unit: 'kB gzip',
      bar: { atMost: 60 },
      note: `of ${others.length}, with all that it brings where nothing of it is there yet`,
    },
    {
      what: 'Web, largest lazy part of its own',
      value: Math.max(...own),
      unit: 'kB gzip',
      bar: {},
      note: `without what ${SHARED_BY} or more parts share`,
    },
    {
      what: 'Web, shared by lazy parts',
      value: kilobytes([...shared]),
      unit: 'kB gzip',
      bar: {},
      note: `${shared.size} scripts that ${SHARED_BY} or more parts bring, each loaded once when first needed`,
    },
    {
      what: 'Web, Voice SDK (lazy)',
      value: voiceSdk.size,
      unit: 'kB gzip',
      bar: { atMost: 60 },
      note: 'loaded with the first line',
    },
    {
      what: 'Web, charts (lazy)',
      value: charts?.size ?? 0,
      unit: 'kB gzip',
      bar: { atMost: 190 },
      note: 'ECharts, loaded with the first chart; the page is there before it',
    },
  ];
  return rows;
}

/**
 * Files that many of the parts bring.
 *
 * @param {readonly (readonly string[])[]} parts
 */
function filesOfMany(parts) {
  /** @type {Map<string, number>} */
  const uses = new Map();
  for (const file of parts.flat()) uses.set(file, (uses.get(file) ?? 0) + 1);
  return new Set([...uses].filter(([, count]) => count >= SHARED_BY).map(([file]) => file));
}

/** @param {string} file */
const read = (file) => readFileSync(join(WEB, file), 'utf8');

/** @param {readonly string[]} files */
const kilobytes = (files) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(WEB, file)), { level: 9 }).length, 0) / 1000;

/**
 * Scripts and everything that they import at once.
 *
 * @param {readonly string[]} entries
 */
function closure(entries) {
  const found = new Set(entries);
  for (const file of found) {
    for (const [, name = ''] of read(file).matchAll(STATIC_IMPORT))
      if (existsSync(join(WEB, name))) found.add(name);
  }
  return [...found];
}

/**
 * Every part that some script imports later, near or far.
 *
 * @param {readonly string[]} scripts
 */
function lazyEntries(scripts) {
  /** @type {Set<string>} */
  const entries = new Set();
  const seen = new Set(scripts);
  for (const file of seen) {
    for (const [, name = ''] of read(file).matchAll(LAZY_IMPORT)) entries.add(name);
    for (const entry of entries) for (const part of closure([entry])) seen.add(part);
  }
  return [...entries];
}

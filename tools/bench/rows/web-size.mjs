import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../start/workspace-node.mjs';

const WEB = join(root, 'dist', 'apps', 'web');
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g;
const LAZY_IMPORT = /\bimport\(\s*["'`]\.\/([\w.-]+\.js)["'`]\s*\)/g;
/** A word that only the Voice SDK says. */
const VOICE_SDK = 'EndpointEvents';
/** A word that only ECharts says. */
const CHARTS = '__ec_';

/** What the browser loads at first, and with each lazy part, in gzip, without fonts. */
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
  const largest = others.sort((a, b) => b.size - a.size)[0];
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
      value: largest?.size ?? 0,
      unit: 'kB gzip',
      bar: { atMost: 60 },
      note: `of ${others.length}, with what it brings`,
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

import { Logger } from '@nestjs/common';
import { Pool, types } from 'pg';

/** A statement waits so long for a connection, a free place in the pool included. */
const CONNECTION_TIMEOUT_MS = 10_000;

const INT8 = 20;
const NUMERIC = 1700;
/** Counts, sums and times are numbers, as SQLite gives them: ours stay far below 2^53. */
const NUMBERS = new Set([INT8, NUMERIC]);

type Parser = (text: string) => unknown;
const parserOf = types.getTypeParser as (oid: number, format?: string) => Parser;

const TYPES = {
  getTypeParser: (oid: number, format?: string): Parser =>
    NUMBERS.has(oid) && format !== 'binary' ? Number : parserOf(oid, format),
};

export interface PoolNeeds {
  /** Connections at most. */
  max: number;
  /** What each new connection is told first. */
  settings: string;
}

/** Connections to PostgreSQL, made when they are needed. The address holds a password: it is told to nobody. */
export function openPool(url: string, { max, settings }: PoolNeeds): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'centralita',
    types: TYPES,
    verify: (client, done) => void client.query(settings).then(() => done(), done),
  });
  const logger = new Logger('PostgreSQL');
  const lost = ({ message }: Error): void =>
    logger.warn({ event: 'database.connection-lost' }, `A connection was lost: ${message}`);
  // Unheard, the error of a connection that breaks would end the process: the pool hears those that are idle, and the
  // query at work fails by itself. The next query gets a new connection.
  pool.on('error', lost).on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

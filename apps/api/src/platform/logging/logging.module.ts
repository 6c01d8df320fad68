import { Module, RequestMethod, type DynamicModule } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import { destination, stdTimeFunctions, type DestinationStream, type LoggerOptions } from 'pino';
import type { Options } from 'pino-http';
import type { Config } from '../config/config';
import { AppLogger } from './app-logger';
import { RedactedOutput } from './redacted-output';
import { RequestContext } from './request-context';

/**
 * Lines are JSON: timestamp, level, msg, the request's id and call where there is one, and what the event has (event,
 * call_sid, from_number, to_number …).
 */
function loggerOptions(config: Config): LoggerOptions {
  return {
    level: config.leastLogLevel,
    base: null,
    timestamp: () => stdTimeFunctions.isoTime().replace('"time"', '"timestamp"'),
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const facts = RequestContext.current();
      if (!facts) return NOTHING;
      return { request_id: facts.requestId, ...(facts.callSid !== undefined && { call_sid: facts.callSid }) };
    },
    // A line's own fields win: an event may tell of another call than the one that is being served.
    mixinMergeStrategy: (line, facts) => ({ ...facts, ...line }),
  };
}

const NOTHING = {};
/** An id that pino writes nothing of: the request's context tells the real one. */
const UNTOLD = { toJSON: () => undefined };

const pathOf = (url = ''): string => url.replace(/[?#].*$/s, '');

function httpOptions(config: Config): Options<IncomingMessage, ServerResponse> {
  return {
    ...loggerOptions(config),
    genReqId: () => UNTOLD,
    quietReqLogger: true,
    customAttributeKeys: { responseTime: 'duration_ms' },
    // Neither query nor headers: they may carry what nobody should read.
    serializers: {
      req: ({ method, url }: { method?: string; url?: string }) => ({ method, path: pathOf(url) }),
      res: ({ statusCode }: { statusCode?: number }) => ({ status: statusCode }),
    },
    customLogLevel: (request, response, error) => {
      if (error || response.statusCode >= 500) return 'error';
      return request.method === 'GET' && response.statusCode < 400 ? 'debug' : 'info';
    },
    customSuccessMessage: () => 'http request',
    customErrorMessage: () => 'http request failed',
    // The filter has logged why; pino-http would make up an error of its own.
    customErrorObject: httpFields,
    customSuccessObject: (request, response, fields: Record<string, unknown>) =>
      httpFields(request, response, undefined, fields),
  };
}

/** The end of an answer comes from its socket, outside of the request's context: its header has the id. */
const httpFields = (
  _request: IncomingMessage,
  response: ServerResponse,
  _error: unknown,
  { duration_ms }: Record<string, unknown>,
): object => ({
  event: 'http.request',
  request_id: response.getHeader('X-Request-Id'),
  res: response,
  duration_ms,
});

const WRITE_AT_LENGTH = 4096;

export interface LoggingOptions {
  /** Where lines go; standard output where absent. */
  output?: DestinationStream | undefined;
  /** Paths whose requests are logged; others log for themselves, or not at all. */
  paths: readonly string[];
}

/** Structured logs, with a line for each request to our own API. */
@Module({})
export class LoggingModule {
  static with(config: Config, { output, paths }: LoggingOptions): DynamicModule {
    const stream = output
      ? new RedactedOutput(output, 0)
      : new RedactedOutput(destination({ dest: 1, sync: false }), WRITE_AT_LENGTH);
    return {
      module: LoggingModule,
      providers: [AppLogger],
      imports: [
        LoggerModule.forRoot({
          pinoHttp: [httpOptions(config), stream],
          forRoutes: paths.map((path) => ({ path, method: RequestMethod.ALL })),
        }),
      ],
    };
  }
}

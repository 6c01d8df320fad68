import type { Role } from '@centralita/shared-types';
import type { Type } from '@nestjs/common';
import { HTTP_CODE_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { ALLOWED, EVERYONE, PEOPLE_ONLY } from '../access/allowed';
import { isOurs, type Route } from '../access/routes';
import { ANSWERS, ANSWER_SCHEMAS } from './answers';
import { fieldsOf, schemaOf, type ValueSchema } from './dto-schema';
import { PROBLEM_SCHEMA } from './problem-schema';

type Shape = Record<string, unknown>;

/** Of Nest's `RouteParamtypes`, which it does not export. */
const BODY = 3;
const QUERY = 4;
/** Bodies that are no JSON, which controllers read as they come. */
const RAW_BODIES: Record<string, string> = {
  'POST /api/appointments/import': 'text/csv',
  'POST /api/campaigns/:id/list': 'text/csv',
  'POST /api/contacts/import': 'text/csv',
  'POST /api/knowledge/import': 'text/csv',
  'POST /api/attachments': '*/*',
};
const JSON_TYPE = 'application/json';
const PROBLEM = {
  description: 'Refused or failed',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const ORGANISATION = {
  name: 'organisation',
  in: 'query',
  description: 'Id of the organisation that it is about; your own where absent.',
  schema: { type: 'string' },
};

/** Our own REST as OpenAPI 3.1: each route with its parameters, body and rights, as guards and validators have them. */
export function openApiDocument(routes: readonly Route[], version: string): Shape {
  const schemas = new Map<string, ValueSchema>([
    ['Problem', PROBLEM_SCHEMA],
    ...Object.entries(ANSWER_SCHEMAS),
  ]);
  const refTo = (dto: Type): ValueSchema => {
    if (!schemas.has(dto.name)) {
      // Said first: a class may hold others of its kind.
      schemas.set(dto.name, {});
      schemas.set(dto.name, schemaOf(dto, refTo));
    }
    return { $ref: `#/components/schemas/${dto.name}` };
  };
  const paths: Record<string, Shape> = {};
  for (const route of routes.filter(({ controller }) => isOurs(controller))) {
    const path = pathOf(route);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, refTo) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Centralita',
      version,
      description: 'The API of this server. Errors are problem details (RFC 9457).',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries(schemas),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'centralita_session' },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A program token of a person, made in their profile.',
        },
      },
    },
  };
}

const pathOf = ({ path }: Route): string => path.replaceAll(/[:*](\w+)/g, '{$1}');

function operationOf(route: Route, refTo: (dto: Type) => ValueSchema): Shape {
  const { method, path, run, controller } = route;
  const metadata = <T>(key: string): T | undefined =>
    (Reflect.getMetadata(key, run) ?? Reflect.getMetadata(key, controller)) as T | undefined;
  const allowed = metadata<Role | typeof EVERYONE>(ALLOWED) ?? EVERYONE;
  const isOpen = allowed === EVERYONE;
  const peopleOnly = metadata<boolean>(PEOPLE_ONLY) === true;
  const status =
    (Reflect.getMetadata(HTTP_CODE_METADATA, run) as number | undefined) ?? (method === 'POST' ? 201 : 200);
  const body = bodyOf(route, refTo);
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^A-Za-z0-9]+/g, '_')}`,
    tags: [path.replace(/^\/api/, '').split('/')[1] ?? ''],
    description: isOpen
      ? 'For everyone.'
      : `For ${allowed}s and above${peopleOnly ? ', not for programs' : ''}.`,
    'x-role': allowed,
    security: isOpen ? [] : [{ session: [] }, ...(peopleOnly ? [] : [{ token: [] }])],
    parameters: [...pathParameters(path), ...queryParameters(route, isOpen)],
    ...(body && { requestBody: { required: true, content: body } }),
    responses: {
      [status]: answerOf(route, status),
      ...(!isOpen && { 401: PROBLEM, 403: PROBLEM }),
      default: PROBLEM,
    },
  };
}

const answerOf = ({ method, path }: Route, status: number): Shape => {
  if (status === 204) return { description: 'Done; there is nothing to say.' };
  if (path.endsWith('.csv')) return { description: 'Done', content: { 'text/csv': {} } };
  const schema = ANSWERS[`${method} ${path}`];
  return { description: 'Done', content: { [JSON_TYPE]: schema ? { schema } : {} } };
};

const pathParameters = (path: string): Shape[] =>
  Array.from(path.matchAll(/[:*](\w+)/g), ([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }));

function bodyOf(route: Route, refTo: (dto: Type) => ValueSchema): Shape | undefined {
  const raw = RAW_BODIES[`${route.method} ${route.path}`];
  if (raw !== undefined) return { [raw]: {} };
  const [dto] = classesOf(route, BODY);
  return dto && { [JSON_TYPE]: { schema: refTo(dto) } };
}

function queryParameters(route: Route, isOpen: boolean): Shape[] {
  const fields = classesOf(route, QUERY).flatMap(fieldsOf);
  const own = fields.map(({ name, required, schema }) => ({ name, in: 'query', required, schema }));
  return isOpen || own.some(({ name }) => name === 'organisation') ? own : [ORGANISATION, ...own];
}

/** The classes of the parameters of a kind, which TypeScript keeps for Nest's validation. */
function classesOf({ controller, handler }: Route, kind: number): Type[] {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<
    string,
    { index: number; data?: unknown }
  >;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, handler) ??
    []) as Type[];
  return Object.entries(parameters).flatMap(([key, { index, data }]) => {
    const type = types[index];
    const isWhole = key.startsWith(`${kind}:`) && data === undefined;
    return isWhole && type && type !== Object && (type as unknown) !== String ? [type] : [];
  });
}

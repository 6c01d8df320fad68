import type { Router } from 'express';
import type { Resource } from './resource';

/** A method and a path of the REST API, with `{}` for each SID: `GET`, `/2010-04-01/Accounts/{}/Calls/{}.json`. */
export type Route = readonly [method: string, path: string];

/** What a resource and its parts answer, at the path of its list. */
export function routesOf(resource: Resource, path: string): Route[] {
  const { list, create, fetch, update, remove, parts = {}, sids = ['{}'] } = resource;
  const lists: Route[] = [
    ...(list ? [['GET', path] as const] : []),
    ...(create ? [['POST', path] as const] : []),
  ];
  const singles = sids.flatMap((sid): Route[] => [
    ...(fetch ? [['GET', `${path}/${sid}`] as const] : []),
    ...(update ? [['POST', `${path}/${sid}`] as const] : []),
    ...(remove ? [['DELETE', `${path}/${sid}`] as const] : []),
    ...Object.entries(parts).flatMap(([name, part]) =>
      part ? routesOf(part, `${path}/${sid}/${name}`) : [],
    ),
  ]);
  return [...lists, ...singles];
}

/** The same of an Express router that is mounted at `at`. */
export function routesOfRouter(router: Router, at = ''): Route[] {
  return router.stack.flatMap(({ route }) =>
    (route?.stack ?? []).map(({ method }): Route => [
      method.toUpperCase(),
      at + String(route?.path).replaceAll(/:\w+/g, '{}'),
    ]),
  );
}

import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, type DiscoveryService } from '@nestjs/core';

/** One route of a controller. */
export interface Route {
  controller: Type;
  /** Name of the method. */
  handler: string;
  run: (...parameters: unknown[]) => unknown;
  /** Such as `GET`. */
  method: string;
  /** With a slash at its start, and parameters as `:id`. */
  path: string;
}

const pathsOf = (target: object): string[] => {
  const paths = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return paths === undefined ? [] : [paths].flat();
};

/** Whether a controller belongs to our own API. What providers call has doors of its own. */
export function isOurs(controller: Type): boolean {
  let ours = known.get(controller);
  if (ours === undefined) {
    ours = !pathsOf(controller).some((path) => /^\/?webhooks(\/|$)/.test(path));
    known.set(controller, ours);
  }
  return ours;
}
const known = new WeakMap<Type, boolean>();

/** Every route of every controller that is installed. */
export function routesOf(discovery: DiscoveryService): Route[] {
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ metatype }) => {
    const controller = metatype as Type<Record<string, Route['run']>>;
    const prototype = controller.prototype as Record<string, Route['run']>;
    return scanner.getAllMethodNames(prototype).flatMap((handler) => {
      const run = prototype[handler];
      const method = run && (Reflect.getMetadata(METHOD_METADATA, run) as RequestMethod | undefined);
      if (!run || method === undefined) return [];
      return pathsOf(controller).flatMap((base) =>
        pathsOf(run).map((path) => ({
          controller,
          handler,
          run,
          method: RequestMethod[method],
          path: `/${[base, path]
            .map((part) => part.replace(/^\/|\/$/g, ''))
            .filter(Boolean)
            .join('/')}`,
        })),
      );
    });
  });
}

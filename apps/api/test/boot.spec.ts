import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { getMetadataStorage } from 'class-validator';
import { routesOf } from '../src/http/access/routes';
import { startApi } from './support/running-api';

type Prototype = Record<string, (...parameters: unknown[]) => unknown>;

/** Every parameter that is a body: whose it is, and of which type the compiler said it is. */
function bodiesOf(
  controller: { name: string; prototype: Prototype },
  method: string,
): [where: string, type: unknown][] {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<
    string,
    { index: number }
  >;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype, method) ?? []) as unknown[];
  return Object.entries(parameters)
    .filter(([key]) => Number(key.split(':')[0]) === Number(RouteParamtypes.BODY))
    .map(([, { index }]) => [`${controller.name}.${method}`, types[index]]);
}

describe('boot', () => {
  it('knows every body as a class with decorated properties', async () => {
    const api = await startApi();
    const controllers = api.app
      .get(DiscoveryService, { strict: false })
      .getControllers()
      .map(({ metatype }) => metatype as unknown as { name: string; prototype: Prototype });
    const bodies = controllers.flatMap((controller) =>
      new MetadataScanner()
        .getAllMethodNames(controller.prototype)
        .flatMap((method) => bodiesOf(controller, method)),
    );
    expect(bodies.map(([where]) => where)).toContain('SessionController.signIn');
    for (const [where, type] of bodies) {
      const rules =
        typeof type === 'function'
          ? getMetadataStorage().getTargetValidationMetadatas(type, '', true, false)
          : [];
      expect([where, rules.length > 0]).toEqual([where, true]);
    }
    await api.close();
  });

  it('has no route that is not of a controller', async () => {
    const api = await startApi();
    const router = (
      api.app.getHttpAdapter().getInstance() as { router: { stack: { route?: { path: string } }[] } }
    ).router;
    const served = router.stack.flatMap(({ route }) =>
      route?.path.startsWith('/') && !route.path.includes('*') ? [route.path] : [],
    );
    const known = routesOf(api.app.get(DiscoveryService, { strict: false })).map(({ path }) => path);
    expect([...new Set(served)].sort()).toEqual([...new Set(known)].sort());
    await api.close();
  });

  it('does not start with a route that does not say whom it is for', async () => {
    @Controller('api/careless')
    class CarelessController {
      @Get()
      read(): string {
        return 'for anybody?';
      }
    }
    @Module({ controllers: [CarelessController] })
    class CarelessModule {}
    await expect(startApi({}, CarelessModule)).rejects.toMatchObject({
      code: 'access/route-says-nothing',
      message: expect.stringContaining('CarelessController.read') as string,
    });
  });
});

import { Controller, Get } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { AppVersion } from '../../platform/config/app-version';
import { Allowed } from '../access/allowed';
import { routesOf } from '../access/routes';
import { NotStored } from '../private-answers';
import { openApiDocument } from './openapi-document';

/** What programs may ask of this server, for whoever writes one. */
@Controller('api/openapi.json')
@Allowed('viewer')
export class OpenApiController {
  #document: object | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly version: AppVersion,
  ) {}

  /** The same as long as the program runs. */
  @Get()
  @NotStored()
  read(): object {
    return (this.#document ??= openApiDocument(routesOf(this.discovery), this.version.text));
  }
}

import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../config/config';
import { PublicUrl } from './public-url';

/** Addresses of the web app's pages, for links that people pass on. */
@Injectable()
export class PageUrl {
  constructor(
    private readonly config: Config,
    private readonly publicUrl: PublicUrl,
  ) {}

  /**
   * A page's address, with a secret behind the hash: what stands there is sent to no server and written to no log.
   *
   * @param request the one that is answered; a trusted proxy may have named the address that it came by
   */
  withCode(page: 'setup' | 'invitation' | 'reset', code: string, request?: Request): string {
    return `${this.#base(request)}/${page}#${code}`;
  }

  /** While developing, the pages come from a server of their own. */
  #base(request: Request | undefined): string {
    const { nodeEnv, publicBaseUrl, webDist, webPort } = this.config;
    if (nodeEnv === 'development' && publicBaseUrl === undefined && webDist === undefined)
      return `http://localhost:${webPort}`;
    return request ? this.publicUrl.baseFor(request) : this.publicUrl.base;
  }
}

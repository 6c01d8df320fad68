import { Injectable } from '@nestjs/common';
import manifest from '../../../../../package.json' with { type: 'json' };

/** The version of this build. */
@Injectable()
export class AppVersion {
  readonly text: string = manifest.version;
}

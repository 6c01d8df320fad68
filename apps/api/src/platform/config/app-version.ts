import { Injectable } from '@nestjs/common';
import { version } from '../../../../../package.json';

/** The version of this build. */
@Injectable()
export class AppVersion {
  readonly text: string = version;
}

import { Injectable } from '@nestjs/common';
import { phoneNumberIdOf } from '../accounts/api/cloud-account';
import { CloudTemplateProvider, TemplateProvider } from './ports/template-provider';

/** Where the templates of an account stand: at Twilio, or at Meta itself. */
@Injectable()
export class TemplateProviders {
  constructor(
    private readonly twilio: TemplateProvider,
    private readonly cloud: CloudTemplateProvider,
  ) {}

  of({ accountSid }: { accountSid: string }): TemplateProvider {
    return phoneNumberIdOf(accountSid) === undefined ? this.twilio : this.cloud;
  }
}

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../platform/errors/app-error';
import { Sealer } from '../../platform/security/sealer';
import type { NumberLine, VoiceLine } from './ports/account-lines';
import type { NumberSetupRow } from './readiness-schema';
import { numberSetupPurpose } from './sealed-in-readiness';

/** What a number, and the TwiML App that answers it, were set to. What is absent was ours already. */
export interface FormerLine {
  number: Partial<NumberLine>;
  application?: { sid: string; line: Partial<VoiceLine> };
}

/** Seals what numbers were set to before. */
@Injectable()
export class FormerLines {
  constructor(private readonly sealer: Sealer) {}

  /** Packed first: addresses repeat themselves, and a seal has room for three thousand bytes. */
  seal(numberSid: string, former: FormerLine): string {
    const purpose = numberSetupPurpose(numberSid);
    const seal = this.sealer.seal(purpose, deflateRawSync(JSON.stringify(former)));
    if (this.sealer.open(purpose, seal)) return seal;
    throw new AppError({
      code: 'numbers/too-long',
      detail: 'The addresses that the number has now are too long to be kept. Set it in the Twilio console.',
      status: 409,
    });
  }

  /** Undefined where the seal does not open with our keys. */
  open({ number_sid: sid, sealed_former: seal }: NumberSetupRow): FormerLine | undefined {
    const packed = this.sealer.open(numberSetupPurpose(sid), seal);
    return packed && (JSON.parse(inflateRawSync(packed).toString('utf8')) as FormerLine);
  }
}

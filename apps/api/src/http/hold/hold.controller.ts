import { ConsultationEnd, ConsultationRequest, HoldRequest } from '@centralita/shared-types';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CallConsultations } from '../../domains/calls/api/call-consultations';
import { CallHolds } from '../../domains/calls/api/call-holds';
import type { Principal } from '../../domains/people/api/principal';
import { Allowed, Who } from '../access/allowed';

/** Lets the other side of one's own call wait, and asks a colleague meanwhile. */
@Controller('api')
@Allowed('agent')
export class HoldController {
  constructor(
    private readonly holds: CallHolds,
    private readonly consultations: CallConsultations,
  ) {}

  @Post('holds')
  @HttpCode(204)
  hold(@Body() wish: HoldRequest, @Who() agent: Principal): Promise<void> {
    return this.holds.hold(agent, wish);
  }

  @Post('consultations')
  @HttpCode(204)
  consult(@Body() wish: ConsultationRequest, @Who() agent: Principal): Promise<void> {
    return this.consultations.begin(agent, wish);
  }

  @Post('consultations/end')
  @HttpCode(204)
  end(@Body() wish: ConsultationEnd, @Who() agent: Principal): Promise<void> {
    return this.consultations.end(agent, wish);
  }
}

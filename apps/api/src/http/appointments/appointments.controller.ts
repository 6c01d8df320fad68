import {
  AppointmentChange,
  AppointmentsFilter,
  NewAppointment,
  type Appointment,
  type Page,
} from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Appointments } from '../../domains/appointments/api/appointments';
import { Allowed, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** The agenda of an organisation. */
@Controller('api/appointments')
@Allowed('agent')
export class AppointmentsController {
  constructor(private readonly appointments: Appointments) {}

  @Get()
  @NotStored()
  list(
    @InOrganisation() organisationId: string,
    @Query() filter: AppointmentsFilter,
  ): Promise<Page<Appointment>> {
    return this.appointments.list(organisationId, filter);
  }

  @Post()
  @NotStored()
  add(@Body() draft: NewAppointment, @InOrganisation() organisationId: string): Promise<Appointment> {
    return this.appointments.add(organisationId, draft);
  }

  @Get(':id')
  @NotStored()
  read(@Param('id') id: string, @InOrganisation() organisationId: string): Promise<Appointment> {
    return this.appointments.read(organisationId, id);
  }

  @Patch(':id')
  @NotStored()
  change(
    @Param('id') id: string,
    @Body() change: AppointmentChange,
    @InOrganisation() organisationId: string,
  ): Promise<Appointment> {
    return this.appointments.change(organisationId, id, change);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id') id: string, @InOrganisation() organisationId: string): Promise<void> {
    return this.appointments.remove(organisationId, id);
  }
}

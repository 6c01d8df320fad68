import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../../domains/appointments/api/appointments.module';
import { AppointmentImportController } from './appointment-import.controller';
import { AppointmentsController } from './appointments.controller';
import { ReminderRulesController } from './reminder-rules.controller';

@Module({
  imports: [AppointmentsModule],
  controllers: [AppointmentImportController, AppointmentsController, ReminderRulesController],
})
export class AppointmentsApiModule {}

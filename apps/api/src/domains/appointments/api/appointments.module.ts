import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { APPOINTMENTS_SCHEMA } from '../appointments-schema';
import { NOTICES_AFTER_RESTORE } from '../notices-after-restore';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { AuditModule } from '../../audit/api/audit.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { MessagesModule } from '../../messages/api/messages.module';
import { TemplatesModule } from '../../templates/api/templates.module';
import { AppointmentChanges } from '../appointment-changes';
import { AppointmentLog } from '../appointment-log';
import { AppointmentReplies } from '../appointment-replies';
import { AppointmentViews } from '../appointment-views';
import { AppointmentsOfPerson } from '../appointments-of-person';
import { AppointmentsStore } from '../appointments.store';
import { DueNoticesJob } from '../due-notices.job';
import { NoticePlanner } from '../notice-planner';
import { NoticeSender } from '../notice-sender';
import { NoticeWays } from '../notice-ways';
import { NoticesStore } from '../notices.store';
import { PlanNoticesJob } from '../plan-notices.job';
import { ReminderRulesStore } from '../reminder-rules.store';
import { SendNoticeJob } from '../send-notice.job';
import { AppointmentImport } from './appointment-import';
import { Appointments } from './appointments';
import { ReminderRuleBook } from './reminder-rule-book';

/** Appointments, and what is sent about them: confirmations, reminders, follow-ups, and the answers to them. */
@Brings({ schema: APPOINTMENTS_SCHEMA, heldAfterRestore: NOTICES_AFTER_RESTORE })
@Module({
  imports: [AuditModule, ContactsModule, MessagesModule, OrganisationsModule, TemplatesModule],
  providers: [
    AppointmentChanges,
    AppointmentImport,
    AppointmentLog,
    AppointmentReplies,
    AppointmentViews,
    Appointments,
    AppointmentsOfPerson,
    AppointmentsStore,
    DueNoticesJob,
    NoticePlanner,
    NoticeSender,
    NoticeWays,
    NoticesStore,
    PlanNoticesJob,
    ReminderRuleBook,
    ReminderRulesStore,
    SendNoticeJob,
  ],
  exports: [AppointmentImport, Appointments, ReminderRuleBook],
})
export class AppointmentsModule {}

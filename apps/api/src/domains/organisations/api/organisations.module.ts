import { Module } from '@nestjs/common';
import { AlertsModule } from '../../alerts/api/alerts.module';
import { AuditModule } from '../../audit/api/audit.module';
import { AddressDigests } from '../address-digests';
import { OrganisationAddresses } from '../organisation-addresses';
import { OrganisationsStore } from '../organisations.store';
import { QuarantineStore } from '../quarantine.store';
import { OrganisationDirectory } from './organisation-directory';
import { OrganisationIds } from './organisation-ids';
import { Organisations } from './organisations';
import { Quarantine } from './quarantine';
import { QuarantineDesk } from './quarantine-desk';

const OFFERED = [OrganisationDirectory, OrganisationIds, Organisations, Quarantine, QuarantineDesk];

/** Whose a number or a mail domain is. */
@Module({
  imports: [AlertsModule, AuditModule],
  providers: [AddressDigests, OrganisationAddresses, OrganisationsStore, QuarantineStore, ...OFFERED],
  exports: OFFERED,
})
export class OrganisationsModule {}

import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { ORGANISATIONS_SCHEMA } from '../organisations-schema';
import { SEALED_IN_ORGANISATIONS } from '../sealed-in-organisations';
import { AlertsModule } from '../../alerts/api/alerts.module';
import { AuditModule } from '../../audit/api/audit.module';
import { AddressDigests } from '../address-digests';
import { OrganisationAddresses } from '../organisation-addresses';
import { OrganisationItems } from '../organisation-items';
import { OrganisationsStore } from '../organisations.store';
import { QuarantineStore } from '../quarantine.store';
import { OrganisationDirectory } from './organisation-directory';
import { OrganisationIds } from './organisation-ids';
import { Organisations } from './organisations';
import { Quarantine } from './quarantine';
import { QuarantineActions } from './quarantine-actions';

const OFFERED = [OrganisationDirectory, OrganisationIds, Organisations, Quarantine, QuarantineActions];

/** Whose a number or a mail domain is. */
@Brings({ schema: ORGANISATIONS_SCHEMA, sealedColumns: SEALED_IN_ORGANISATIONS })
@Module({
  imports: [AlertsModule, AuditModule],
  providers: [
    AddressDigests,
    OrganisationAddresses,
    OrganisationItems,
    OrganisationsStore,
    QuarantineStore,
    ...OFFERED,
  ],
  exports: OFFERED,
})
export class OrganisationsModule {}

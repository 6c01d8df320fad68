import { Injectable, inject } from '@angular/core';
import type {
  Invitation,
  InvitationLink,
  NewInvitation,
  NewOrganisation,
  Organisation,
  OrganisationChange,
  Person,
  PersonChange,
  QuarantineItem,
  ResetLink,
} from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

const inOrganisation = (id: string): string => `?organisation=${encodeURIComponent(id)}`;

/** People, invitations, organisations and quarantine. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class PeopleClient {
  private readonly api = inject(ApiClient);

  people(organisationId: string): Promise<Person[]> {
    return this.api.get(`/api/people${inOrganisation(organisationId)}`);
  }

  /** Refused with `people/last-owner` where nobody would run the server any more. */
  changePerson(organisationId: string, id: string, change: PersonChange): Promise<Person> {
    return this.api.patch(`/api/people/${id}${inOrganisation(organisationId)}`, change);
  }

  makeResetLink(organisationId: string, id: string): Promise<ResetLink> {
    return this.api.post(`/api/people/${id}/reset-link${inOrganisation(organisationId)}`, {});
  }

  invitations(organisationId: string): Promise<Invitation[]> {
    return this.api.get(`/api/invitations${inOrganisation(organisationId)}`);
  }

  /** Refused with `people/e-mail-taken`. */
  invite(organisationId: string, invitation: NewInvitation): Promise<InvitationLink> {
    return this.api.post(`/api/invitations${inOrganisation(organisationId)}`, invitation);
  }

  withdrawInvitation(organisationId: string, id: string): Promise<void> {
    return this.api.delete(`/api/invitations/${id}${inOrganisation(organisationId)}`);
  }

  organisations(): Promise<Organisation[]> {
    return this.api.get('/api/organisations');
  }

  createOrganisation(organisation: NewOrganisation): Promise<Organisation> {
    return this.api.post('/api/organisations', organisation);
  }

  /** Refused with `organisations/number-taken` or `organisations/domain-taken`. */
  changeOrganisation(id: string, change: OrganisationChange): Promise<Organisation> {
    return this.api.patch(`/api/organisations/${id}`, change);
  }

  quarantine(): Promise<QuarantineItem[]> {
    return this.api.get('/api/quarantine');
  }

  assign(id: string, organisationId: string): Promise<void> {
    return this.api.post(`/api/quarantine/${id}/assign`, { organisationId });
  }
}

import { randomUUID } from 'node:crypto';
import { ContactFieldsStore } from '../../src/domains/contacts/contact-fields.store';
import { PersonCopiesStore } from '../../src/domains/erasure/person-copies.store';
import { MediaStore } from '../../src/domains/messages/api/media';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { markerOf, type Holder, type MakeRow } from './matrix-holder';
import type { Team } from './team';

export const contactFieldOf = (team: Team, { organisationId }: Holder) => ({
  name: `${markerOf(team, organisationId)} ${randomUUID().slice(0, 8)}`,
  kind: 'text' as const,
});

export const contactField: MakeRow = async (team, holder) => {
  const { app } = team.api;
  const { name, kind } = contactFieldOf(team, holder);
  const row = { id: randomUUID(), organisation_id: holder.organisationId, name, folded: name, kind };
  const store = app.get(ContactFieldsStore, { strict: false });
  await app.get(UnitOfWork).run((tx) => store.insert(tx, { ...row, choices: '[]', position: 1 }));
  return row.id;
};

export const personCopy: MakeRow = async (team, { organisationId }) => {
  const { app } = team.api;
  const id = randomUUID();
  await app.get(MediaStore, { strict: false }).put(id, Buffer.from(markerOf(team, organisationId)));
  const times = { asked_at: Date.now(), expires_at: Date.now() + 1_000_000 };
  const row = { id, organisation_id: organisationId, contact_id: id, language: 'es', ...times } as const;
  const store = app.get(PersonCopiesStore, { strict: false });
  await app
    .get(UnitOfWork)
    .run((tx) => store.insert(tx, { ...row, state: 'ready', asked_by: null, bytes: null, problem: null }));
  return id;
};

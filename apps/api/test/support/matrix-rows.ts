import { randomInt, randomUUID } from 'node:crypto';
import type { ArticleDraft, CampaignDraft } from '@centralita/shared-types';
import { AlertBoard } from '../../src/domains/alerts/api/alert-board';
import { Alerts } from '../../src/domains/alerts/api/alerts';
import { Appointments } from '../../src/domains/appointments/api/appointments';
import { Campaigns } from '../../src/domains/campaigns/api/campaigns';
import { Contacts } from '../../src/domains/contacts/api/contacts';
import { KnowledgeBase } from '../../src/domains/knowledge/api/knowledge-base';
import { Attachments } from '../../src/domains/messages/api/attachments';
import { InboxViews } from '../../src/domains/messages/api/inbox-views';
import { ConversationsStore } from '../../src/domains/messages/conversations.store';
import { MailBodiesStore } from '../../src/domains/messages/mail/mail-bodies.store';
import { MessageLog } from '../../src/domains/messages/message-log';
import { Threads } from '../../src/domains/messages/threads';
import { TemplatesStore } from '../../src/domains/templates/templates.store';
import { InvitationActions } from '../../src/domains/people/api/invitation-actions';
import type { Principal } from '../../src/domains/people/api/principal';
import { Sessions } from '../../src/domains/people/api/sessions';
import { Newcomers } from '../../src/domains/people/api/newcomers';
import type { ProgramTokenRow } from '../../src/domains/people/people-schema';
import { ProgramTokensStore } from '../../src/domains/people/program-tokens.store';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { call, callback, failedRecording, recording, voicemail } from './matrix-calls';
import { contactField, contactFieldOf, personCopy } from './matrix-contacts';
import { markerOf, numberOf, type Holder, type MakeRow } from './matrix-holder';
import { label, savedReply, savedReplyOf, teamDraftOf, teamOfPeople } from './matrix-inbox';
import { macro, macroOf } from './matrix-macros';
import { delivery, webhook, webhookDraft } from './matrix-webhooks';
import { PASSWORD, type Team } from './team';

const SERVER: Principal = {
  personId: '',
  organisationId: '',
  role: 'owner',
  via: 'session',
  credentialId: '',
};

const person: MakeRow = async (team, { organisationId }) => {
  const id = randomUUID();
  const marker = markerOf(team, organisationId);
  const newcomer = {
    id,
    organisationId,
    name: marker,
    email: `${id}@${marker}.example`,
    passwordHash: 'none',
  };
  const { app } = team.api;
  await app
    .get(UnitOfWork)
    .run((tx) =>
      app.get(Newcomers, { strict: false }).add(tx, { ...newcomer, role: 'viewer' }, { via: 'server' }),
    );
  return id;
};

const invitation: MakeRow = async (team, { personId, organisationId }) => {
  const email = `${randomUUID()}@${markerOf(team, organisationId)}.example`;
  const { invitation: made } = await team.api.app
    .get(InvitationActions)
    .invite({ ...SERVER, personId }, organisationId, { email, role: 'viewer' }, { via: 'server' });
  return made.id;
};

const session: MakeRow = async ({ api: { app } }, { personId }) => {
  const device = { userAgent: undefined, address: '192.0.2.1' };
  return (await app.get(UnitOfWork).run((tx) => app.get(Sessions).begin(tx, personId, device))).id;
};

const token: MakeRow = async ({ api: { app } }, { personId }) => {
  const id = randomUUID();
  const times = { created_at: Date.now(), expires_at: Date.now() + 60_000, last_used_at: null };
  const row: ProgramTokenRow = { id, person_id: personId, name: 'robot', role: 'viewer', ...times };
  const store = app.get(ProgramTokensStore, { strict: false });
  await app.get(UnitOfWork).run((tx) => store.insert(tx, row));
  return id;
};

const alert: MakeRow = async (team, { organisationId }) => {
  const { app } = team.api;
  const key = `${markerOf(team, organisationId)}/${randomUUID()}`;
  await app
    .get(UnitOfWork)
    .run((tx) =>
      app.get(Alerts).raise(tx, { kind: 'webhook-failing', key, organisationId, facts: { host: key } }),
    );
  const { items } = await app.get(AlertBoard).page({ organisationId, withServer: false }, 'open');
  return items.find(({ facts }) => facts['host'] === key)!.id;
};

const draftOf = (team: Team, { organisationId }: Holder): ArticleDraft => {
  const title = markerOf(team, organisationId);
  return { title, text: title, questions: [`What is ${title}?`], language: 'en' };
};
const article: MakeRow = async (team, holder) => {
  const knowledge = team.api.app.get(KnowledgeBase, { strict: false });
  return (await knowledge.add(holder.organisationId, draftOf(team, holder), { via: 'server' })).id;
};

const appointment: MakeRow = async (team, { organisationId }) => {
  const draft = { what: markerOf(team, organisationId), phone: `+34${randomInt(6e8, 7e8)}` };
  const appointments = team.api.app.get(Appointments, { strict: false });
  return (await appointments.add(organisationId, { ...draft, startsAt: '2020-01-01T10:00:00Z' })).id;
};

const campaignOf = (team: Team, { organisationId }: Holder): CampaignDraft => ({
  name: markerOf(team, organisationId),
  channel: 'sms',
  text: markerOf(team, organisationId),
  perMinute: 60,
  perDay: null,
  evenInQuietHours: true,
});
const campaign: MakeRow = async (team, holder) => {
  const campaigns = team.api.app.get(Campaigns, { strict: false });
  return (await campaigns.add(holder.organisationId, campaignOf(team, holder), { via: 'server' })).id;
};

const template: MakeRow = async (team, { organisationId }) => {
  const { app } = team.api;
  const id = randomUUID();
  const name = markerOf(team, organisationId);
  const columns = {
    category: null,
    variables: '[]',
    buttons: '[]',
    state: 'unsubmitted',
    rejection: null,
  } as const;
  const row = {
    id,
    organisation_id: organisationId,
    account_sid: 'AC',
    content_sid: id,
    name,
    language: 'en',
  };
  await app
    .get(UnitOfWork)
    .run((tx) =>
      app
        .get(TemplatesStore, { strict: false })
        .insert(tx, { ...row, ...columns, body: name, created_at: 1, updated_at: 1 }),
    );
  return id;
};

const conversation: MakeRow = async (team, { organisationId }) => {
  const { app } = team.api;
  const marker = markerOf(team, organisationId);
  const thread = { organisationId, address: `+34${randomInt(1e9, 1e10)}`, ours: '+14155550199' };
  const threads = app.get(Threads, { strict: false });
  return (
    await app
      .get(UnitOfWork)
      .run((tx) => threads.open(tx, { ...thread, channel: 'sms', name: marker }, 'person'))
  ).id;
};

const contact: MakeRow = async (team, { organisationId }) => {
  const { app } = team.api;
  const row = { organisationId, channel: 'sms', address: `+34${randomInt(1e9, 1e10)}` } as const;
  const contacts = app.get(Contacts, { strict: false });
  const name = markerOf(team, organisationId);
  return (await app.get(UnitOfWork).run((tx) => contacts.meet(tx, { ...row, name }))).id;
};

/** One of their own: those of everybody are for admins, which no route says. */
const inboxViewOf = (team: Team, { organisationId }: Holder) => ({
  name: `${markerOf(team, organisationId)} ${randomInt(1e9)}`,
  shared: false,
  view: 'all' as const,
});
const inboxView: MakeRow = async (team, holder) => {
  const { organisationId, personId } = holder;
  const views = team.api.app.get(InboxViews, { strict: false });
  const reader = { organisationId, personId, role: 'agent' as const };
  return (await views.add(reader, inboxViewOf(team, holder), { via: 'server' })).id;
};

const conversationAndMacro: MakeRow = async (team, holder) =>
  `${await conversation(team, holder)} ${await macro(team, holder)}`;

const failedMessage: MakeRow = async (team, holder) => {
  const { app } = team.api;
  const conversationId = await conversation(team, holder);
  const id = randomUUID();
  const text = markerOf(team, holder.organisationId);
  await app.get(UnitOfWork).run(async (tx) => {
    const row = await app.get(ConversationsStore, { strict: false }).hold(tx, conversationId);
    await app
      .get(MessageLog, { strict: false })
      .add(tx, row!, { id, text, author: 'person', status: 'failed' });
  });
  return id;
};

const mailWithHtml: MakeRow = async (team, holder) => {
  const id = await failedMessage(team, holder);
  const { app } = team.api;
  const store = app.get(MailBodiesStore, { strict: false });
  const html = markerOf(team, holder.organisationId);
  await app
    .get(UnitOfWork)
    .run((tx) => store.insert(tx, { message_id: id, organisation_id: holder.organisationId, html }));
  return id;
};

const attachment: MakeRow = async (team, { organisationId }) => {
  const content = Buffer.from(markerOf(team, organisationId));
  const attachments = team.api.app.get(Attachments, { strict: false });
  return (await attachments.add(organisationId, content, 'text/plain', 'note.txt')).id;
};

/**
 * A row for each route with an id in its path: one that the holder may use; with several ids, all with spaces between. `server`
 * stands for rows of no organisation: only owners come near them.
 */
export const ROWS: Record<string, MakeRow | 'server'> = {
  '/api/people/:id': person,
  '/api/people/:id/reset-link': person,
  '/api/invitations/:id': invitation,
  '/api/me/sessions/:id': session,
  '/api/tokens/:id': token,
  '/api/alerts/:id/resolve': alert,
  '/api/knowledge/:id': article,
  '/api/appointments/:id': appointment,
  '/api/campaigns/:id': campaign,
  '/api/campaigns/:id/dry-run': campaign,
  '/api/campaigns/:id/start': campaign,
  '/api/campaigns/:id/pause': campaign,
  '/api/campaigns/:id/resume': campaign,
  '/api/campaigns/:id/stop': campaign,
  '/api/campaigns/:id/list': campaign,
  '/api/campaigns/:id/recipients': campaign,
  '/api/campaigns/:id/export.csv': campaign,
  '/api/conversations/:id': conversation,
  '/api/conversations/:id/messages': conversation,
  '/api/conversations/:id/read': conversation,
  '/api/conversations/:id/writing': conversation,
  '/api/conversations/:id/entries': conversation,
  '/api/conversations/:id/notes': conversation,
  '/api/contacts/:id': contact,
  '/api/contacts/:id/timeline': contact,
  '/api/contacts/:id/copies': contact,
  '/api/contact-copies/:id/file': personCopy,
  '/api/contact-fields/:id': contactField,
  '/api/contacts/:id/erase': contact,
  '/api/contacts/:id/join': contact,
  '/api/contacts/:id/undo-join': contact,
  '/api/contacts/:id/separate': contact,
  '/api/labels/:id': label,
  '/api/saved-replies/:id': savedReply,
  '/api/inbox-views/:id': inboxView,
  '/api/teams/:id': teamOfPeople,
  '/api/macros/:id': macro,
  '/api/macros/:id/run': macro,
  '/api/conversations/:id/macros/:macroId': conversationAndMacro,
  '/api/webhooks/:id': webhook,
  '/api/webhooks/:id/secret': webhook,
  '/api/webhooks/:id/test': webhook,
  '/api/webhooks/:id/deliveries': webhook,
  '/api/webhooks/:id/resend': webhook,
  '/api/webhook-deliveries/:id/resend': delivery,
  '/api/messages/:id/html': mailWithHtml,
  '/api/messages/:id/retry': failedMessage,
  '/api/templates/:id': template,
  '/api/templates/:id/submit': template,
  '/api/attachments/:id': attachment,
  '/api/calls/:id': call,
  '/api/call-flows/calls/:id': call,
  '/api/call-flows/calls/:id/replay': call,
  '/api/queue/callbacks/:id/take': callback,
  '/api/queue/callbacks/:id/done': callback,
  '/api/recordings/:id': recording,
  '/api/recordings/:id/audio': recording,
  '/api/recordings/:id/fetch': failedRecording,
  '/api/voicemails/:id': voicemail,
  '/api/voicemails/:id/audio': voicemail,
  '/api/voicemails/:id/heard': voicemail,
  '/api/organisations/:id': async (_team, { organisationId }) => organisationId,
  '/api/jobs/dead/:id/retry': 'server',
  '/api/number-setup/:id/:number': 'server',
  '/api/number-setup/:id/:number/undo': 'server',
  '/api/quarantine/:id/assign': 'server',
  '/api/accounts/:id': 'server',
  '/api/accounts/:id/status-callback': 'server',
  '/api/accounts/:id/test': 'server',
};

/** A body that is well formed, for each route that takes one and is not for owners only. */
export const BODIES: Record<string, (team: Team, holder: Holder) => object> = {
  'POST /api/invitations': () => ({ email: `${randomUUID()}@example.com`, role: 'viewer' }),
  'PATCH /api/me': () => ({ language: 'es' }),
  // A wrong one, or the callers' programs would end with it.
  'POST /api/me/password': () => ({ currentPassword: 'not the password', newPassword: PASSWORD }),
  'POST /api/me/totp': () => ({ password: PASSWORD }),
  'POST /api/me/totp/confirm': () => ({ code: '000000' }),
  'DELETE /api/me/totp': () => ({ password: PASSWORD }),
  'PATCH /api/people/:id': () => ({ role: 'agent' }),
  'POST /api/tokens': () => ({ name: 'robot', role: 'viewer', password: PASSWORD }),
  'PUT /api/alerts/webhook': () => ({}),
  'POST /api/knowledge': draftOf,
  'PUT /api/knowledge/:id': draftOf,
  'PUT /api/knowledge/settings': () => ({ threshold: 45 }),
  'POST /api/appointments': (team, { organisationId }) => ({
    what: markerOf(team, organisationId),
    phone: '+34612345678',
    startsAt: '2020-01-01T10:00:00Z',
  }),
  'PATCH /api/appointments/:id': () => ({ state: 'no-show' }),
  'POST /api/campaigns': campaignOf,
  'PUT /api/campaigns/:id': campaignOf,
  'POST /api/campaigns/:id/start': () => ({}),
  'PUT /api/reminder-rules': () => ({ timeZone: 'Europe/Madrid', language: 'es', quiet: null, rules: [] }),
  'PUT /api/number-flows': (team, { organisationId }) => ({
    number: numberOf(team, organisationId),
    flow: null,
    options: {},
  }),
  'POST /api/number-flows/preview': (team, { organisationId }) => ({
    number: numberOf(team, organisationId),
    flow: 'announcement',
    options: {},
  }),
  'POST /api/knowledge/try': () => ({ question: 'What is marker-one? And what is marker-two?' }),
  'PATCH /api/organisations/:id': (team, { organisationId }) => ({ name: markerOf(team, organisationId) }),
  'POST /api/push/subscriptions': () => ({
    endpoint: `https://push.example.com/${randomUUID()}`,
    p256dh: 'BIPUL12DLfytvTajnryr2PRdAgXS3HGKiLqndGcJGabyhHheJYlNGCeXl1dn18gSJ1WAkAPIxr4gK0_dQds4yiI',
    auth: 'FPssNDTKnInHVndSTdbKFw',
  }),
  'DELETE /api/push/subscriptions': () => ({ endpoint: 'https://push.example.com/none' }),
  'PATCH /api/conversations/:id': () => ({ answeredBy: 'person' }),
  'PUT /api/inbox-settings': (team, { organisationId }) => ({
    replyMinutes: 5,
    asksRating: false,
    ratingQuestionEs: markerOf(team, organisationId),
    ratingQuestionEn: 'How did we do?',
  }),
  'POST /api/conversations/:id/writing': () => ({ writing: true }),
  'POST /api/conversations/:id/notes': (team, { organisationId }) => ({
    text: markerOf(team, organisationId),
  }),
  'POST /api/webhooks': webhookDraft,
  'PUT /api/webhooks/:id': webhookDraft,
  'POST /api/inbox-views': inboxViewOf,
  'PUT /api/inbox-views/:id': inboxViewOf,
  'POST /api/saved-replies': savedReplyOf,
  'PUT /api/saved-replies/:id': savedReplyOf,
  'POST /api/teams': teamDraftOf,
  'PUT /api/teams/:id': teamDraftOf,
  'POST /api/macros': macroOf,
  'PUT /api/macros/:id': macroOf,
  'POST /api/macros/:id/run': () => ({ ids: ['none'], clientId: randomUUID() }),
  'POST /api/conversations/:id/macros/:macroId': () => ({ clientId: randomUUID() }),
  'PATCH /api/conversations': () => ({ ids: ['none'], state: 'done' }),
  'POST /api/contacts': () => ({ channel: 'email', address: `${randomUUID()}@example.com` }),
  'PATCH /api/contacts/:id': (team, { organisationId }) => ({ name: markerOf(team, organisationId) }),
  'POST /api/contacts/:id/copies': () => ({ language: 'es' }),
  'POST /api/contact-fields': contactFieldOf,
  'PUT /api/contact-fields/:id': contactFieldOf,
  'PUT /api/contact-fields/order': () => ({ ids: [] }),
  'POST /api/contacts/:id/join': () => ({ contactId: 'none' }),
  'POST /api/contacts/:id/undo-join': () => ({ undo: 'none' }),
  'POST /api/labels': (team, { organisationId }) => ({
    name: `${markerOf(team, organisationId)} ${randomInt(1e9)}`,
    colour: 'red',
  }),
  'PUT /api/labels/:id': (team, { organisationId }) => ({
    name: `${markerOf(team, organisationId)} ${randomInt(1e9)}`,
    colour: 'red',
  }),
  'POST /api/conversations/:id/messages': () => ({ text: 'Hello', clientId: randomUUID() }),
  'POST /api/templates': (team, { organisationId }) => ({
    name: 'booking',
    language: 'en',
    category: 'utility',
    body: markerOf(team, organisationId),
    variables: [],
    buttons: [],
  }),
  'POST /api/messages': () => ({ channel: 'sms', to: '+34612345678', text: 'Hello', clientId: randomUUID() }),
  'POST /api/transfers': () => ({ callId: 'CA0', number: '+14155550177' }),
  'POST /api/consultations': () => ({ callId: 'CA0', number: '+14155550177' }),
  'POST /api/consultations/end': () => ({ callId: 'CA0', how: 'back' }),
  'POST /api/holds': () => ({ callId: 'CA0', onHold: true }),
  'PUT /api/voicemails/:id/heard': () => ({ heard: true }),
  'PUT /api/push/choices': () => ({ calls: true, alerts: false }),
};

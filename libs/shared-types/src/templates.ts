import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { MayBeAbsent } from './may-be-absent';
import {
  TEMPLATE_BODY_MAX,
  TEMPLATE_BUTTON_ID,
  TEMPLATE_BUTTON_LENGTH_MAX,
  TEMPLATE_BUTTONS_MAX,
  TEMPLATE_LANGUAGE,
  TEMPLATE_NAME,
  TEMPLATE_VALUE_MAX,
  TEMPLATE_VARIABLE,
  TEMPLATE_VARIABLES_MAX,
} from './template-text';
import { Trim } from './trim';

/** Of those that WhatsApp knows, the ones that a person may ask for; `authentication` comes from the provider only. */
export const TEMPLATE_CATEGORIES = ['utility', 'marketing'] as const;
export type TemplateCategory = (typeof TEMPLATE_CATEGORIES)[number] | 'authentication';

/**
 * Where a template is. All but the first are the provider's words:
 * https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses
 */
export const TEMPLATE_STATES = [
  'unsubmitted',
  'received',
  'pending',
  'approved',
  'rejected',
  'paused',
  'disabled',
] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

export interface TemplateButton {
  title: string;
  /** Comes back as `ButtonPayload` when it is pressed. */
  id: string;
}
export interface TemplateVariable {
  /** As in `{{name}}`. */
  name: string;
  /** What reviewers see in its place. */
  sample: string;
}

/** Item of `GET /api/templates`: a message that may be sent at any time once WhatsApp has approved it. */
export interface MessageTemplate {
  id: string;
  name: string;
  /** Meta's code, such as `es` or `pt_BR`. */
  language: string;
  /** Null until it is submitted. */
  category: TemplateCategory | null;
  /** With `{{name}}` where a value goes. */
  body: string;
  variables: TemplateVariable[];
  buttons: TemplateButton[];
  state: TemplateState;
  /** WhatsApp's own words, where it was rejected. */
  rejection: string | null;
  /** Epoch milliseconds of its latest change. */
  updatedAt: number;
}

/** `GET /api/templates` (agent). */
export interface TemplateList {
  /** By name, then by language. */
  items: MessageTemplate[];
  /** When they were last compared with the provider's; null: never. */
  syncedAt: number | null;
  /** Why that failed, by code; null where it did not. */
  syncProblem: string | null;
}

export class TemplateButtonDraft {
  @Trim() @Length(1, TEMPLATE_BUTTON_LENGTH_MAX) title!: string;
  /** Made of the title where absent. */
  @MayBeAbsent() @Matches(TEMPLATE_BUTTON_ID) id?: string;
}
export class TemplateVariableDraft {
  @Matches(TEMPLATE_VARIABLE) name!: string;
  @Trim() @Length(1, TEMPLATE_VALUE_MAX) sample!: string;
}

/**
 * `POST /api/templates` (admin) 201 `MessageTemplate`: makes it at the provider, not submitted yet. `templates/no-account`
 * (409), `templates/name-taken` (409), `templates/malformed` (422: a placeholder that is none, or has no sample).
 */
export class TemplateDraft {
  @Trim() @Matches(TEMPLATE_NAME) name!: string;
  @Matches(TEMPLATE_LANGUAGE) language!: string;
  @IsIn(TEMPLATE_CATEGORIES) category!: (typeof TEMPLATE_CATEGORIES)[number];
  @Trim() @Length(1, TEMPLATE_BODY_MAX) body!: string;
  @IsArray()
  @ArrayMaxSize(TEMPLATE_VARIABLES_MAX)
  @ValidateNested({ each: true })
  @Type(() => TemplateVariableDraft)
  variables!: TemplateVariableDraft[];
  @IsArray()
  @ArrayMaxSize(TEMPLATE_BUTTONS_MAX)
  @ValidateNested({ each: true })
  @Type(() => TemplateButtonDraft)
  buttons!: TemplateButtonDraft[];
}

/** A template with its values, ready to be sent. */
export interface FilledTemplate {
  templateId: string;
  name: string;
  /** Absent in messages of former versions. */
  language?: string;
  /** The provider's id: `HX…`, or that of Meta. */
  contentSid: string;
  /** By the variables' names, each with a value. */
  values: Record<string, string>;
  /** What the other side reads. */
  text: string;
  buttons: TemplateButton[];
}

/** A value of a template as pages and programs give it. */
export class TemplateValue {
  @Matches(TEMPLATE_VARIABLE) name!: string;
  @MaxLength(TEMPLATE_VALUE_MAX) value!: string;
}

/*
 * `POST /api/templates/:id/submit` (admin) 200 `MessageTemplate`: asks WhatsApp for its approval. `templates/already-submitted` (409).
 * `DELETE /api/templates/:id` (admin) 204: here and at the provider.
 * `POST /api/templates/sync` (agent) 202: compares with the provider's soon; `templates/changed` tells when that is done.
 * Of each: `templates/not-found` (404), also for those of another organisation.
 */

import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsString, Length, MaxLength } from 'class-validator';
import { MayBeAbsent } from './may-be-absent';
import {
  CONTACT_FIELDS_MAX,
  CONTACT_FIELD_CHOICES_MAX,
  CONTACT_FIELD_KINDS,
  CONTACT_FIELD_NAME_MAX,
  CONTACT_VALUE_MAX,
  type ContactFieldKind,
} from './rules';
import { Trim } from './trim';

/** Item of `GET /api/contact-fields` (agent), in their order: what an organisation keeps of its contacts besides name and note. */
export interface ContactField {
  id: string;
  name: string;
  kind: ContactFieldKind;
  /** Of a `choice`; otherwise empty. */
  choices: string[];
}

/** A field with what it is for one person. */
export interface CustomerField extends ContactField {
  /** A date as `YYYY-MM-DD`, a number with a point; empty where nobody wrote one. */
  value: string;
}

/**
 * `POST /api/contact-fields` 201 and `PUT /api/contact-fields/:id` (admin) answer `ContactField`; its kind stays.
 * `DELETE /api/contact-fields/:id` (admin) 204: with what was written in it. `contact-fields/name-taken` (409),
 * `contact-fields/too-many`, `contact-fields/no-choices`, `contact-fields/kind-stays` (422), `contact-fields/not-found` (404).
 */
export class ContactFieldDraft {
  @Trim() @Length(1, CONTACT_FIELD_NAME_MAX) name!: string;
  @IsIn(CONTACT_FIELD_KINDS) kind!: ContactFieldKind;
  /** Of a `choice`, in their order. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(CONTACT_FIELD_CHOICES_MAX)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, CONTACT_FIELD_NAME_MAX, { each: true })
  choices?: string[];
}

/** `PUT /api/contact-fields/order` (admin) answers all of them; those that are not named come after. */
export class ContactFieldOrder {
  @IsArray()
  @ArrayMaxSize(CONTACT_FIELDS_MAX)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  ids!: string[];
}

/** Part of `PATCH /api/contacts/:id`: what a field is for the person from now on; empty takes it away. */
export class ContactValueChange {
  @IsString() @Length(1, 64) fieldId!: string;
  @Trim() @MaxLength(CONTACT_VALUE_MAX) value!: string;
}

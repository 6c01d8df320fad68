import { Equals, IsBoolean, IsIn, Length, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from './may-be-absent';
import {
  EMAIL,
  EMAIL_LENGTH_MAX,
  LINK_CODE,
  NAME_LENGTH_MAX,
  PASSWORD_LENGTH_MAX,
  PASSWORD_LENGTH_MIN,
  ROLES,
  SIGN_IN_CODE,
  type Role,
} from './rules';
import { LowerCase, Trim } from './trim';

export const PERSON_LANGUAGES = ['en', 'es'] as const;
export type PersonLanguage = (typeof PERSON_LANGUAGES)[number];
export const PERSON_THEMES = ['system', 'light', 'dark'] as const;
export type PersonTheme = (typeof PERSON_THEMES)[number];

/** `POST /api/setup`: the first person, by the one-time link that the terminal showed. Answers `Session`. */
export class FirstOwner {
  @Matches(LINK_CODE) code!: string;
  @Trim() @Length(1, NAME_LENGTH_MAX) name!: string;
  @LowerCase() @Matches(EMAIL) @MaxLength(EMAIL_LENGTH_MAX) email!: string;
  @Length(PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX) password!: string;
  @Trim() @Length(1, NAME_LENGTH_MAX) organisationName!: string;
  /** With the emulator: an organisation with two agents and some history comes along. */
  @MayBeAbsent() @IsBoolean() demo?: boolean;
}

/** Body of `POST /api/setup/look`: whether the link is good. Answers `{ demo: boolean }` (whether a demo is offered). */
export class LinkCode {
  @Matches(LINK_CODE) code!: string;
}

/**
 * `POST /api/session`. Answers `Session` and sets the cookie. Refused with `sign-in/wrong` (401, whatever was wrong),
 * `sign-in/code-needed` (401: right so far, a code of the authenticator app is missing or wrong), `sign-in/wait` (429,
 * with Retry-After).
 */
export class SignIn {
  @LowerCase() @Matches(EMAIL) email!: string;
  @Length(1, PASSWORD_LENGTH_MAX) password!: string;
  @MayBeAbsent() @LowerCase() @Matches(SIGN_IN_CODE) code?: string;
}

/** Answer of `GET /api/session` (204 without one), of signing in and of setting up. */
export interface Session {
  person: Me;
  organisation: { id: string; name: string };
  /** In the answer of setting up with a demo: whom to sign in as, to try it. Shown once, the passwords are kept as hashes. */
  demo?: { people: { name: string; email: string; password: string }[] };
}

export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  language: PersonLanguage | null;
  theme: PersonTheme | null;
  totp: boolean;
  /** Recovery codes that are left. */
  recoveryCodesLeft: number;
}

/** `PATCH /api/me`. Answers `Me`. */
export class MyProfile {
  @MayBeAbsent() @Trim() @Length(1, NAME_LENGTH_MAX) name?: string;
  @MayBeAbsent() @IsIn(PERSON_LANGUAGES) language?: PersonLanguage;
  @MayBeAbsent() @IsIn(PERSON_THEMES) theme?: PersonTheme;
}

/** `POST /api/me/password`: every other session of the person ends, and every program token. 204. */
export class PasswordChange {
  @Length(1, PASSWORD_LENGTH_MAX) currentPassword!: string;
  @Length(PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX) newPassword!: string;
}

/**
 * `POST /api/me/totp`, `DELETE /api/me/totp` and `POST /api/tokens` ask for the password again. `people/wrong-password`
 * (403), `sign-in/wait` (429).
 */
export class PasswordProof {
  @Length(1, PASSWORD_LENGTH_MAX) password!: string;
}

/** Answer of `POST /api/me/totp`: not in force until a code has proven it. */
export interface TotpOffer {
  /** Base32, for typing in. */
  secret: string;
  /** `otpauth://…`, for the picture. */
  uri: string;
}

/** `POST /api/me/totp/confirm`. Answers `RecoveryCodes`, shown once. */
export class TotpProof {
  @Matches(/^\d{6}$/) code!: string;
}
export interface RecoveryCodes {
  recoveryCodes: string[];
}

/** Item of `GET /api/me/sessions`; `DELETE /api/me/sessions/:id` ends one, `DELETE /api/me/sessions` all but this. */
export interface SessionItem {
  id: string;
  current: boolean;
  createdAt: number;
  lastSeenAt: number;
  /** Browser and system in words, such as `Firefox, Linux`. */
  device: string;
  address: string;
}

/** Item of `GET /api/people?organisation=…`. */
export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  active: boolean;
  totp: boolean;
  createdAt: number;
  lastSeenAt: number | null;
}

/** `PATCH /api/people/:id`. Answers `Person`. The last active owner stays one: `people/last-owner` (409). */
export class PersonChange {
  @MayBeAbsent() @Trim() @Length(1, NAME_LENGTH_MAX) name?: string;
  @MayBeAbsent() @IsIn(ROLES) role?: Role;
  /** False: signed out everywhere and kept out, until set to true again. */
  @MayBeAbsent() @IsBoolean() active?: boolean;
  /** False: signs in without a second factor from now on, for somebody who has lost it. */
  @MayBeAbsent() @Equals(false) totp?: false;
}

/** `POST /api/invitations?organisation=…`. Answers `InvitationLink`. `people/e-mail-taken` (409). */
export class NewInvitation {
  @LowerCase() @Matches(EMAIL) @MaxLength(EMAIL_LENGTH_MAX) email!: string;
  @IsIn(ROLES) role!: Role;
}

/** Item of `GET /api/invitations?organisation=…`: those that nobody took yet. `DELETE /api/invitations/:id` takes one back. */
export interface Invitation {
  id: string;
  email: string;
  role: Role;
  createdAt: number;
  expiresAt: number;
  invitedBy: string;
}
/** The link is shown once: the server keeps only a hash of its code. */
export interface InvitationLink {
  invitation: Invitation;
  /** `<public base>/invitation#<code>`. */
  link: string;
}

/** Answer of `POST /api/invitations/look` (body `LinkCode`): what the link is for. `link/expired` (410) otherwise. */
export interface InvitationLook {
  organisationName: string;
  email: string;
  role: Role;
  invitedBy: string;
}
/** `POST /api/invitations/accept`. Answers `Session`. */
export class InvitationAcceptance {
  @Matches(LINK_CODE) code!: string;
  @Trim() @Length(1, NAME_LENGTH_MAX) name!: string;
  @Length(PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX) password!: string;
}

/** Answer of `POST /api/people/:id/reset-link`: `<public base>/reset#<code>`, shown once, good for a day. */
export interface ResetLink {
  link: string;
  expiresAt: number;
}
/** `POST /api/password-reset`. 204; every session and every program token of the person ends. */
export class PasswordReset {
  @Matches(LINK_CODE) code!: string;
  @Length(PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX) password!: string;
}

/** `POST /api/tokens`: a bearer token for a program, with at most the role of whoever makes it. Answers `ProgramTokenMade`. */
export class NewProgramToken extends PasswordProof {
  @Trim() @Length(1, NAME_LENGTH_MAX) name!: string;
  @IsIn(ROLES) role!: Role;
}
/** Item of `GET /api/tokens`; `DELETE /api/tokens/:id` ends one. */
export interface ProgramToken {
  id: string;
  name: string;
  role: Role;
  createdAt: number;
  expiresAt: number;
  lastUsedAt: number | null;
}
export interface ProgramTokenMade {
  token: string;
  item: ProgramToken;
}

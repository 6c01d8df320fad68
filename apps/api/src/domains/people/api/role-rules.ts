import { includesRole, type Role } from '@centralita/shared-types';
import { AppError } from '../../../platform/errors/app-error';
import type { Authority, PeopleAuthority, Principal } from './principal';

/** Every rule about roles stands here; what a route asks for, at the route (`@Allowed`). */

/** Whether somebody may act in an organisation: owners in each, all others in their own. */
export const mayEnter = (who: Authority, organisationId: string): boolean =>
  who.role === 'owner' || who.organisationId === organisationId;

/** @throws AppError `session/role-needed` (403) where somebody has a lesser role than what they ask for takes */
export function assertRole({ role: own }: Principal, needed: Role): void {
  if (includesRole(own, needed)) return;
  throw new AppError({
    code: 'session/role-needed',
    detail: `This is for the role ${needed}; yours is ${own}. Ask an administrator.`,
    status: 403,
  });
}

/** Nobody gives a role above their own, nor changes who has one: so only owners make, change and remove owners. */
export function assertMayGive({ role: own }: Authority, ...roles: Role[]): void {
  if (roles.every((role) => includesRole(own, role))) return;
  throw new AppError({
    code: 'people/role-above-yours',
    detail: `That takes a role above yours (${own}). Ask somebody who has it.`,
    status: 403,
  });
}

/**
 * Whether a link (an invitation, a new password) still holds: it is worth what its maker may still give, and ends with
 * them and with their role.
 */
export const mayStillGive = (
  maker: Authority & { active: boolean },
  organisationId: string,
  role: Role,
): boolean =>
  maker.active &&
  includesRole(maker.role, 'admin') &&
  mayEnter(maker, organisationId) &&
  includesRole(maker.role, role);

/**
 * What the profile asks the own password for is not to be had without it here: whoever found a browser open could stay.
 * @throws AppError `people/in-profile` (403) where it is for oneself
 */
export function assertSomebodyElse({ personId }: PeopleAuthority, id: string): void {
  if (personId !== id) return;
  throw new AppError({
    code: 'people/in-profile',
    detail:
      'You change your own password and second factor in your profile, where your current password is asked for. Nothing was changed.',
    status: 403,
  });
}

/** The lesser of two roles: what a program may do whose maker's role has changed since. */
export const lesserRole = (one: Role, other: Role): Role => (includesRole(one, other) ? other : one);

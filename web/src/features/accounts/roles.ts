import type { Role } from "../../api/types";

/** The roles from the least to the most, each with what it is called and may do. */
export const ROLES: readonly (readonly [Role, string])[] = [
  ["member", "Member: solves problems"],
  ["author", "Author: writes problems too"],
  ["admin", "Admin: sees to people and the server too"],
];

/** The roles that a token of somebody may have: none above their own. */
export function rolesUpTo(role: Role): readonly (readonly [Role, string])[] {
  return ROLES.slice(0, ROLES.findIndex(([name]) => name === role) + 1);
}

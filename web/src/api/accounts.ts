/** The server's routes on people as functions: coming in, one's own account, and what admins do. All of them throw ApiError. */

import { queryOptions } from "@tanstack/react-query";

import { address } from "./base";
import { client, done, value } from "./client";
import type { PersonLimits, Role } from "./types";

export const optionsQuery = queryOptions({
  queryKey: ["sign-in options"],
  queryFn: () => value(client.GET("/api/auth/options")),
  staleTime: Infinity,
});

export const signIn = (name: string, password: string) => done(client.POST("/api/auth/sign-in", { body: { name, password } }));
export const signOut = () => done(client.POST("/api/auth/sign-out"));

export interface NewAccount {
  name: string;
  email: string | null;
  password: string;
  invitation: string | null;
}

export const register = (account: NewAccount) => done(client.POST("/api/auth/register", { body: account }));
export const invitationQuery = (code: string) =>
  queryOptions({
    queryKey: ["invitation", code],
    queryFn: () => value(client.POST("/api/auth/invitation", { body: { code } })),
    staleTime: Infinity,
  });
export const askForLink = (name: string) => value(client.POST("/api/auth/forgotten", { body: { name } }));
export const resetPassword = (code: string, password: string) => done(client.POST("/api/auth/password", { body: { code, password } }));

// One's own account

export const updateMe = (name: string, email: string | null) => value(client.PATCH("/api/me", { body: { name, email } }));
export const changePassword = (current: string, next: string) =>
  done(client.POST("/api/me/password", { body: { current, new: next } }));
export const deleteMe = (password: string) => done(client.POST("/api/me/delete", { body: { password } }));
export const EXPORT_ADDRESS = address("/api/me/export");

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: async () => (await value(client.GET("/api/me/sessions"))).items,
  staleTime: 0,
});
export const endSession = (id: string) =>
  done(client.DELETE("/api/me/sessions/{session_id}", { params: { path: { session_id: id } } }));
export const endOtherSessions = () => done(client.DELETE("/api/me/sessions"));

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: async () => (await value(client.GET("/api/me/tokens"))).items,
  staleTime: 0,
});
export const createToken = (name: string, role: Role, days: number | null) =>
  value(client.POST("/api/me/tokens", { body: { name, role, days } }));
export const deleteToken = (id: number) => done(client.DELETE("/api/me/tokens/{token_id}", { params: { path: { token_id: id } } }));

export const findDevice = async (code: string) => (await value(client.POST("/api/me/devices/find", { body: { user_code: code } }))).name;
export const approveDevice = (code: string, role: Role) =>
  done(client.POST("/api/me/devices/approve", { body: { user_code: code, role } }));
export const denyDevice = (code: string) => done(client.POST("/api/me/devices/deny", { body: { user_code: code } }));

// What admins do

export const PEOPLE_KEY = ["people"] as const;
export const getPeople = (search: string, cursor: number | null) =>
  value(client.GET("/api/admin/people", { params: { query: { search, ...(cursor === null ? {} : { cursor }) } } }));
export const updatePerson = (id: number, change: { role?: Role; disabled?: boolean; limits?: PersonLimits }) =>
  value(client.PATCH("/api/admin/people/{person_id}", { params: { path: { person_id: id } }, body: change }));
export const createResetLink = (id: number) =>
  value(client.POST("/api/admin/people/{person_id}/reset-link", { params: { path: { person_id: id } } }));

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: async () => (await value(client.GET("/api/admin/invitations"))).items,
  staleTime: 0,
});
export const createInvitation = (invitation: { role: Role; uses: number; days: number; note: string }) =>
  value(client.POST("/api/admin/invitations", { body: invitation }));
export const deleteInvitation = (id: number) =>
  done(client.DELETE("/api/admin/invitations/{invitation_id}", { params: { path: { invitation_id: id } } }));

export const AUDIT_KEY = ["audit log"] as const;
export const getAuditLog = (cursor: number | null) =>
  value(client.GET("/api/admin/audit-log", { params: { query: cursor === null ? {} : { cursor } } }));
export const AUDIT_EXPORT_ADDRESS = address("/api/admin/audit-log/export");

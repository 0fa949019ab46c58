/** The typed client of the server's OpenAPI document (schema.d.ts is generated from it), and how its answers become values or errors. */

import createClient from "openapi-fetch";

import { BASE } from "./base";
import { reportReached, reportUnreachable } from "./connection";
import { toApiError, unreachable } from "./errors";
import type { paths } from "./schema";
import { currentVisit, reportUnauthorized } from "./session";

export const client = createClient<paths>({ baseUrl: BASE });

interface Settled<T> {
  data?: T | undefined;
  error?: unknown;
  response: Response;
}
type Answer<T> = Promise<Settled<T>>;

/** The answer's data; throws ApiError, also when nobody answers. */
export async function value<T>(answer: Answer<T>): Promise<T> {
  const { data, error, response } = await accepted(answer);
  if (data === undefined) throw toApiError(response, error);
  return data;
}

/** Waits for an answer that holds no data; throws ApiError as `value` does. */
export async function done(answer: Answer<unknown>): Promise<void> {
  await accepted(answer);
}

async function accepted<T>(answer: Answer<T>): Promise<Settled<T>> {
  const visit = currentVisit();
  let settled: Settled<T>;
  try {
    settled = await answer;
  } catch {
    reportUnreachable();
    throw unreachable();
  }
  reportReached();
  if (settled.response.ok) return settled;
  const refusal = toApiError(settled.response, settled.error);
  if (refusal.code === "unauthorized") reportUnauthorized(visit);
  throw refusal;
}

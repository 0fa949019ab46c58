/** The typed client of the server's OpenAPI document (schema.d.ts is generated from it), and how its answers become values or errors. */

import createClient from "openapi-fetch";

import { reportReached, reportUnauthorized, reportUnreachable } from "./connection";
import { toApiError, unreachable } from "./errors";
import type { paths } from "./schema";

export const client = createClient<paths>();

type Answer<T> = Promise<{ data?: T | undefined; error?: unknown; response: Response }>;

/** The answer's data; throws ApiError, also when nobody answers. */
export async function value<T>(answer: Answer<T>): Promise<T> {
  let settled: Awaited<Answer<T>>;
  try {
    settled = await answer;
  } catch {
    reportUnreachable();
    throw unreachable();
  }
  const { data, error, response } = settled;
  if (response.status === 401) reportUnauthorized();
  else reportReached();
  if (!response.ok || data === undefined) throw toApiError(response, error);
  return data;
}

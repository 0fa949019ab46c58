/** The server's one error shape, and the one error that every call of the api layer throws. */

export interface ErrorBody {
  error: { code: string; message: string; field?: string | null; details?: Record<string, unknown> | null };
}

export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    /** HTTP status; 0 when the server could not be reached. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
    /** Seconds to wait before trying again, where the server said so. */
    readonly retryAfter: number | null = null,
    /** The part of the request that is wrong, where the server names one. */
    readonly field: string | null = null,
  ) {
    super(message);
  }

  /** The same refusal, told at another part of the request. */
  at(field: string | null): ApiError {
    return new ApiError(this.status, this.code, this.message, this.details, this.retryAfter, field);
  }

  get unreachable(): boolean {
    return this.status === 0;
  }
}

function isErrorBody(body: unknown): body is ErrorBody {
  if (typeof body !== "object" || body === null || !("error" in body)) return false;
  const { error } = body;
  return typeof error === "object" && error !== null && "code" in error && "message" in error;
}

export function unreachable(): ApiError {
  return new ApiError(0, "unreachable", "The Gradus server does not answer. What you type is kept in this browser.");
}

export function toApiError(response: Response, body: unknown): ApiError {
  const retryAfter = Number(response.headers.get("Retry-After"));
  const wait = Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null;
  if (isErrorBody(body)) {
    const { code, message, field, details } = body.error;
    return new ApiError(response.status, code, message, details ?? {}, wait, field ?? null);
  }
  const message = `The server answered ${response.status} without saying why. Try again in a moment.`;
  return new ApiError(response.status, "unexpected", message, {}, wait);
}

/** The title and the sentence of a page that could not be loaded. */
export function failureOf(error: unknown): { title: string; message: string } {
  const unreached = error instanceof ApiError && error.unreachable;
  return { title: unreached ? "The server does not answer" : "That did not work", message: messageOf(error) };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "Something went wrong. Try again in a moment.";
}

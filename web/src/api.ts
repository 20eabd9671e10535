// Talks to the server that sent this page, and to no other.
import type { Fault } from "./types";

/** What the server refused, with all its errors. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly faults: Fault[],
  ) {
    super(message);
  }
}

async function read<T>(answer: Response): Promise<T> {
  const body = await answer.json().catch(() => ({}));
  if (answer.ok) return body as T;
  const faults = (body.errors ?? []) as Fault[];
  throw new Refused(answer.status, faults[0]?.message ?? body.detail ?? body.title ?? answer.statusText, faults);
}

export async function get<T>(path: string): Promise<T> {
  return read<T>(await fetch(path));
}

export async function post<T>(command: string, request: object, signal?: AbortSignal): Promise<T> {
  const headers = { "content-type": "application/json" };
  return read<T>(await fetch(`/api/${command}`, { method: "POST", headers, body: JSON.stringify(request), signal }));
}

const kept = new Map<string, Promise<unknown>>();
const kMostKept = 12;

/** The same question is asked once; the oldest answers make room. */
export function ask<T>(command: string, request: object): Promise<T> {
  const key = command + JSON.stringify(request);
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known as Promise<T>;
  }
  const answer = command.startsWith("GET ") ? get<T>(command.slice(4)) : post<T>(command, request);
  kept.set(key, answer);
  answer.catch(() => kept.delete(key));
  if (kept.size > kMostKept) kept.delete(kept.keys().next().value!);
  return answer;
}

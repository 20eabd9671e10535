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

async function refusal(answer: Response): Promise<Refused> {
  const body = await answer.json().catch(() => ({}));
  const faults = (body.errors ?? []) as Fault[];
  return new Refused(answer.status, faults[0]?.message ?? body.detail ?? body.title ?? answer.statusText, faults);
}
async function read<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw await refusal(answer);
  return (await answer.json().catch(() => ({}))) as T;
}

/** What is refused is told in the language of the page. */
const spoken = () => ({ "accept-language": document.documentElement.lang || "en" });

export async function get<T>(path: string): Promise<T> {
  return read<T>(await fetch(path, { headers: spoken() }));
}

/** An answer that is no JSON but a file. */
export async function getFile(path: string): Promise<Blob> {
  const answer = await fetch(path, { headers: spoken() });
  if (!answer.ok) throw await refusal(answer);
  return answer.blob();
}

export async function post<T>(command: string, request: object, signal?: AbortSignal): Promise<T> {
  const headers = { "content-type": "application/json", ...spoken() };
  return read<T>(await fetch(`/api/${command}`, { method: "POST", headers, body: JSON.stringify(request), signal }));
}

const answers = new Map<string, Promise<unknown>>();
const kMostKept = 12;
const keyOf = (command: string, request: object) => command + JSON.stringify(request);

/** The answer to a question that was asked before; it counts as the newest again. */
export function kept<T>(command: string, request: object): Promise<T> | undefined {
  const key = keyOf(command, request),
    known = answers.get(key);
  if (known) {
    answers.delete(key);
    answers.set(key, known);
  }
  return known as Promise<T> | undefined;
}
/** The oldest answers make room, but for tables of the study: they are small, and all panels want them. */
export function keep<T>(command: string, request: object, answer: T | Promise<T>): void {
  const key = keyOf(command, request),
    coming = Promise.resolve(answer);
  answers.set(key, coming);
  coming.catch(() => answers.delete(key));
  const large = [...answers.keys()].filter((one) => !one.startsWith("GET "));
  if (large.length > kMostKept) answers.delete(large[0]);
}
/** The same question is asked once; `read` makes of the answer what is kept. */
export function ask<T, Told = T>(
  command: string,
  request: object,
  read: (told: Told) => T = (told) => told as unknown as T,
): Promise<T> {
  const known = kept<T>(command, request);
  if (known) return known;
  const answer = command.startsWith("GET ") ? get<Told>(command.slice(4)) : post<Told>(command, request),
    made = answer.then(read);
  keep(command, request, made);
  return made;
}

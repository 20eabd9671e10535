// Long work as a job of the server: it tells how far it has come, and the reader can end it.
import { get, keep, kept, post } from "./api";
import { button, fill, h } from "./dom";
import { fault } from "./page";
import { number, t } from "./words";

interface Job {
  id: string;
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  progress: { plans_done: number; plans: number; parts_done: number; parts: number; best: object | null };
}
/** What can be told of work that is not done: the best so far, while it runs and where it is stopped. */
export interface Unfinished<Best> {
  stop: string; // what the button says
  show: (best: Best) => Node[];
}
interface JobOptions<T, Best> {
  id?: string; // where a panel asks one command for two things
  read?: (path: string) => Promise<T>; // of an answer that is no JSON
  unfinished?: Unfinished<Best>;
}
const kStop = Symbol("stop"); // the reader wants what is there; anything else that aborts wants nothing

const kTick = 250; // ms; by then the place stands in the page, or has left it

/** Waits for the end of a job; an abort ends it on the server too. */
function follow(id: string, told: (job: Job) => void, signal: AbortSignal): Promise<Job> {
  return new Promise((resolve, reject) => {
    const forget = () => void fetch(`/api/jobs/${id}`, { method: "DELETE" });
    const events = new EventSource(`/api/jobs/${id}/events`);
    const read = (event: Event) => JSON.parse((event as MessageEvent<string>).data) as Job;
    const end = () => {
      forget();
      if (signal.reason === kStop) return; // its end comes as an event
      events.close();
      reject(signal.reason);
    };
    signal.addEventListener("abort", end);
    events.addEventListener("progress", (event) => told(read(event)));
    events.addEventListener("done", (event) => {
      events.close();
      signal.removeEventListener("abort", end);
      resolve(read(event));
    });
    events.onerror = () => {
      events.close();
      reject(new Error(t("job.lost")));
    };
    if (signal.aborted) end(); // it was stopped before the server had told its id
  });
}
interface Work<T> {
  command: string;
  request: object;
  read: (path: string) => Promise<T>;
}
async function run<T>({ command, request, read }: Work<T>, told: (job: Job) => void, signal: AbortSignal): Promise<T> {
  const { id } = await post<{ id: string }>("jobs", { command, request });
  await follow(id, told, signal);
  const reply = await read(`/api/jobs/${id}/result`);
  void fetch(`/api/jobs/${id}`, { method: "DELETE" }); // it is read: the server may forget it
  return reply;
}

const kNothingTold: Job["progress"] = { plans_done: 0, plans: 0, parts_done: 0, parts: 0, best: null };
/** What stands in the place of the answer while a job is at work: for how long, how far it is, its best so far, and what ends it. */
function workCard(id: string, what: string, stop: () => void, unfinished?: Unfinished<never>) {
  const began = performance.now(),
    spent = h("span", { class: "spent" }),
    bar = h("progress", { "aria-label": what }),
    soFar = h("div", { id: `best-${id}`, "aria-live": "polite" });
  let shown = "";
  const tell = (job?: Job) => {
    const { plans_done: done, plans, parts_done: behind, parts, best } = job?.progress ?? kNothingTold;
    const ofPlans = plans > 0 ? ` · ${t("job.share", number(done), number(plans))}` : "",
      ofParts = parts > 0 ? ` · ${t("job.part", number(Math.min(behind + 1, parts)), number(parts))}` : "",
      share = ofParts + ofPlans;
    if (share) Object.assign(bar, { max: parts || 1, value: (parts ? behind : 0) + (plans ? done / plans : 0) });
    if (best && unfinished && JSON.stringify(best) !== shown) {
      shown = JSON.stringify(best);
      soFar.replaceChildren(...unfinished.show(best as never));
    }
    const seconds = number((performance.now() - began) / 1000);
    spent.textContent = t(job?.state === "queued" ? "job.queued" : "job.running", seconds) + share;
  };
  const ends = button(unfinished?.stop ?? t("job.cancel"), stop, { id: `cancel-${id}` });
  const card = h(
    "div",
    { class: "job" },
    h("p", { class: "wait", role: "status" }, what),
    bar,
    h("div", { class: "row" }, spent, ends),
    soFar,
  );
  return { card, tell };
}

/** A place that shows the job at work, then what `draw` makes of its reply. The job ends with the place. */
export function asJob<T>(
  command: string,
  request: object,
  what: string,
  draw: (host: HTMLElement, reply: T) => void,
  { id = command, unfinished, read = get<T> }: JobOptions<T, never> = {},
): HTMLElement {
  const host = h("div", { class: "later" });
  const show = (reply: T) => {
    const fresh = h("div");
    draw(fresh, reply);
    host.replaceChildren(...fresh.childNodes);
  };
  const again = () => button(t("job.again"), () => void start(), { id: `again-${id}` });
  const stopped = () => fill(host, h("p", { class: "note" }, t("job.cancelled")), again());
  const start = async () => {
    const cancel = new AbortController(),
      { card, tell } = workCard(id, what, () => cancel.abort(unfinished && kStop), unfinished);
    let job: Job | undefined;
    const clock = setInterval(() => (host.isConnected ? tell(job) : cancel.abort()), kTick);
    tell();
    host.setAttribute("aria-busy", "true");
    fill(host, card);
    try {
      const reply = await run<T>({ command, request, read }, (now) => (job = now), cancel.signal);
      show(reply);
      if (cancel.signal.aborted) host.prepend(h("div", { class: "controls" }, again()));
      else keep(command, request, reply);
    } catch (error) {
      if (cancel.signal.aborted) stopped();
      else fill(host, fault(error));
    } finally {
      clearInterval(clock);
      host.removeAttribute("aria-busy");
    }
  };
  const known = kept<T>(command, request);
  if (known) void known.then(show);
  else void start();
  return host;
}

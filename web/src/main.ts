import { get } from "./api";
import { Atlas, planOf } from "./plan";
import { Store } from "./state";
import { fault } from "./page";
import { borders } from "./map/borders";
import { callStates, speak, type Lang } from "./words";
import type { MapReply, StudyCard } from "./types";

async function start() {
  const land = borders(),
    drawn = import("./frame"); // with the map, most of the page's bytes: they are read while the server answers
  const store = new Store();
  const spoken = store.now.lang || (navigator.language.startsWith("de") ? "de" : "en");
  speak(spoken === "de" ? "de" : ("en" satisfies Lang));
  if (store.now.panel === "flows") void planOf(store.now).catch(() => undefined); // asked early; the panel tells what is wrong
  const study = store.now.study;
  const query = study ? `?study=${encodeURIComponent(study)}` : "";
  const fonts = document.fonts.load("14px 'Korridor Sans'").catch(() => []);
  const [{ studies }, map] = await Promise.all([
    get<{ studies: StudyCard[] }>("/api/studies"),
    get<MapReply>(`/api/map${query}`),
    fonts,
  ]);
  callStates(map.countries);
  const { Frame } = await drawn;
  new Frame(store, new Atlas(map), studies, await land).draw();
}
start().catch((error) => document.body.append(fault(error)));

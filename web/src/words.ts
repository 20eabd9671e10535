// What people read, one file a language. `scripts/web` refuses a language that lacks a key.
import en from "../words/en.json";
import de from "../words/de.json";

export type Key = keyof typeof en;
export type Lang = "en" | "de";
const books: Record<Lang, Record<Key, string>> = { en, de };
export const langs: Record<Lang, string> = { en: "English", de: "Deutsch" };

let lang: Lang = "en";
export const language = () => lang;
export function speak(to: Lang) {
  lang = to;
  document.documentElement.lang = to;
  formats.clear();
  countries = undefined;
}

/** The text of a key; {0}, {1} are filled. */
export function t(key: Key, ...values: (string | number)[]): string {
  return books[lang][key].replace(/\{(\d)\}/g, (_, i) => String(values[Number(i)] ?? ""));
}
/** A count and what is counted; one of it has a text of its own (`KEY_one`). */
export function many(key: Key, count: number): string {
  const one = `${key}_one`;
  return count === 1 && hasWord(one) ? t(one) : t(key, number(count));
}
export const hasWord = (key: string): key is Key => key in en;
/** The text of a word of the model, or the word itself where it has none. */
export function word(group: string, name: string): string {
  const key = `${group}.${name}`;
  return hasWord(key) ? t(key) : name.replaceAll("_", " ");
}

/** Names one after the other: `A, B and C`. */
export const listed = (names: string[]) => new Intl.ListFormat(lang).format(names);

/** A word at the head of a line: `the Caspian` as `The Caspian`. */
export const headed = (text: string) => text.slice(0, 1).toLocaleUpperCase(lang) + text.slice(1);

const formats = new Map<string, Intl.NumberFormat>();
/** With so many digits behind the point, or fewer where the rest are zeros and `least` is less. */
export function number(x: number, digits = 0, least = digits): string {
  const key = `${digits} ${least}`;
  let format = formats.get(key);
  if (!format)
    formats.set(
      key,
      (format = new Intl.NumberFormat(lang === "de" ? "de-DE" : "en-GB", {
        minimumFractionDigits: least,
        maximumFractionDigits: digits,
      })),
    );
  return format.format(x === 0 ? 0 : x).replace("-", "−");
}
function scaled(x: number, steps: [number, string][], isShort = false): string {
  if (x === 0) return `0\u00a0${steps[steps.length - 1][1]}`;
  const [unit, name] = steps.find(([size]) => Math.abs(x) >= size * 0.9995) ?? steps[steps.length - 1];
  const value = x / unit,
    digits = unit === 1 && Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${number(value, digits, isShort ? 0 : digits)}\u00a0${name}`;
}
export const tonnes = (x: number) =>
  scaled(x, [
    [1e6, "Mt"],
    [1e3, "kt"],
    [1, "t"],
  ]);
const dollars = (): [number, string][] => [
  [1e9, t("unit.bn_usd")],
  [1e6, t("unit.m_usd")],
  [1e3, t("unit.k_usd")],
  [1, "USD"],
];
export const money = (x: number) => scaled(x, dollars());
/** The same beside the line of an axis: no zeros behind the point. */
export const moneyTick = (x: number) => scaled(x, dollars(), true);
/** `2041-01-01` as readers write it. */
export const dateOf = (iso: string) =>
  new Intl.DateTimeFormat(lang === "de" ? "de-DE" : "en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${iso}T00:00:00Z`),
  );
export const rate = (x: number) =>
  `${number(x, x === 0 ? 0 : Math.abs(x) >= 1000 ? 0 : Math.abs(x) >= 10 ? 1 : 2)}\u00a0USD/t`;
export const days = (hours: number) => `${number(hours / 24, 1)}\u00a0${t("unit.days")}`;
export const percent = (share: number, digits = 0) => `${number(share * 100, digits)}\u00a0%`;
export const signed = (text: string, x: number) => (x > 0 ? `+${text}` : text);

declare const COUNTRY_CODES: Record<string, string>; // alpha-3 -> alpha-2, put in by the build
let countries: Intl.DisplayNames | undefined;
interface StateNames {
  id: string;
  name: string;
  name_de: string;
}
let states = new Map<string, StateNames>();
/** The server's names, which tables and reports bear too; editions of browsers differ in theirs. */
export const callStates = (list: StateNames[]) => void (states = new Map(list.map((one) => [one.id, one])));
export function country(alpha3: string): string {
  const told = states.get(alpha3);
  if (told) return lang === "de" ? told.name_de : told.name;
  const alpha2 = COUNTRY_CODES[alpha3];
  if (!alpha2) return alpha3;
  countries ??= new Intl.DisplayNames([lang], { type: "region" });
  return countries.of(alpha2) ?? alpha3;
}
/** The German name where there is one and German is spoken. */
export function named(row: {
  id?: string;
  name?: string;
  name_de?: string;
  title?: string;
  title_de?: string;
}): string {
  const german = row.title_de || row.name_de,
    plain = row.title || row.name;
  return (lang === "de" && german) || plain || row.id || "";
}

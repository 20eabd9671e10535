// A language that lacks a key, has one too many, or fills other gaps fails the build; so does a key that nobody wrote.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const gaps = (text) =>
  [...text.matchAll(/\{\d\}/g)]
    .map(([gap]) => gap)
    .sort()
    .join();

export function checkWords(folder, sources) {
  const books = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => [file, JSON.parse(readFileSync(join(folder, file), "utf8"))]);
  const english = books.find(([file]) => file === "en.json")[1];
  const faults = [];
  for (const [file, book] of books) {
    for (const key of Object.keys(english)) {
      if (!book[key]?.trim()) faults.push(`${file}: no text for ${key}`);
      else if (gaps(book[key]) !== gaps(english[key])) faults.push(`${file}: ${key} fills other gaps than en.json`);
    }
    for (const key of Object.keys(book)) if (!(key in english)) faults.push(`${file}: ${key} is not in en.json`);
  }
  for (const file of readdirSync(sources, { recursive: true }).filter((name) => name.endsWith(".ts"))) {
    const text = readFileSync(join(sources, file), "utf8");
    for (const [, key] of text.matchAll(/\bt\("([a-z0-9_.]+)"/g))
      if (!(key in english)) faults.push(`${file}: no words for ${key}`);
  }
  if (faults.length) throw new Error(faults.join("\n"));
}

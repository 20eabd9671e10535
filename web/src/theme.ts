// Light or dark, as the reader chose or as the system has it.
const system = matchMedia("(prefers-color-scheme: dark)");

export const isDark = (chosen: string) => chosen === "dark" || (chosen !== "light" && system.matches);
export const dress = (chosen: string) => (document.documentElement.dataset.theme = isDark(chosen) ? "dark" : "light");
export const onSystemTheme = (changed: () => void) => system.addEventListener("change", changed);

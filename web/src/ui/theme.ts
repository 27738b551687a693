// What the browser draws by itself, such as boxes to check, goes with it.
export function showTheme(theme: string): void {
  const { dataset, style } = document.documentElement;
  style.colorScheme = dataset.theme = theme;
}

// Which set of colours: what the address asks for, what was chosen here, what the page is for, what the device prefers.
export function setTheme(page: "dark" | "device", chosen?: string): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const asked = new URLSearchParams(location.search).get("theme") ?? chosen;
  const apply = (): void => showTheme(asked === "light" || asked === "dark" ? asked : page === "dark" || dark.matches ? "dark" : "light");
  apply();
  if (page === "device") dark.onchange = apply;
}

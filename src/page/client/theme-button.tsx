import type { JSX } from "preact";
import { useState } from "preact/hooks";

type Theme = "" | "light" | "dark";

const THEMES: Readonly<Record<Theme, { readonly next: Theme; readonly name: string; readonly sign: string }>> = {
  "": { next: "light", name: "as the system", sign: "◐" },
  light: { next: "dark", name: "light", sign: "○" },
  dark: { next: "", name: "dark", sign: "●" },
};

const chosenTheme = (): Theme => {
  const theme = document.documentElement.dataset["theme"];
  return theme === "light" || theme === "dark" ? theme : "";
};

/** The choice outlives the page where the browser lets a file keep something. */
function keep(theme: Theme): void {
  try {
    if (theme === "") localStorage.removeItem("daybook-theme");
    else localStorage.setItem("daybook-theme", theme);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
}

export const ThemeButton = (): JSX.Element => {
  const [theme, setTheme] = useState(chosenTheme());
  const { name, next, sign } = THEMES[theme];
  const onClick = (): void => {
    if (next === "") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = next;
    keep(next);
    setTheme(next);
  };
  return (
    <button type="button" class="theme" onClick={onClick} title="Light or dark">
      <span aria-hidden="true">{sign}</span> <span class="theme-name">Colours: {name}</span>
    </button>
  );
};

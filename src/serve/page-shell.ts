import { packagedResources } from "../resources.js";

/** A file that the page loads. */
export interface Asset {
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** Where the page's views live; each gives the same page, which reads the address. */
export const VIEW_PATHS: readonly string[] = [
  "/",
  "/stories",
  "/search",
  "/sources",
  "/claims",
  "/due",
  "/entities",
  "/map",
  "/undated",
  "/corrections",
  "/add",
];

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#9b1c1c" d="M2 3h12v2H2zm0 4h12v1H2zm0 3h12v1H2zm0 3h8v1H2z"/></svg>`;

/** The page without its content, which the script asks for. No word of a report stands in it. */
const SHELL = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Daybook</title>
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/page.css">
<link rel="stylesheet" href="/assets/serve.css">
<script src="/assets/theme.js"></script>
<script src="/assets/app.js" defer></script>
</head>
<body class="served">
<a class="skip" href="#content">Skip to the content</a>
<div id="app"></div>
<noscript><p class="empty">This page needs its script, which comes from this server. The page that daybook build writes (index.html) reads without any.</p></noscript>
</body>
</html>
`;

/** Runs before the page is painted: the reader's choice of light or dark. */
const THEME = `document.documentElement.dataset.script="on";try{const t=localStorage.getItem("daybook-theme");if(t)document.documentElement.dataset.theme=t}catch{}`;

/** Everything that the page loads, by its path; held in memory, so no request ever names a file. @throws ResourceError if the package was not built */
export function loadAssets(): ReadonlyMap<string, Asset> {
  const { text, bytes } = packagedResources;
  const html: Asset = { type: "text/html; charset=utf-8", body: SHELL };
  return new Map<string, Asset>([
    ...VIEW_PATHS.map((path): [string, Asset] => [path, html]),
    ["/assets/page.css", { type: "text/css; charset=utf-8", body: text("page/page.css") }],
    ["/assets/serve.css", { type: "text/css; charset=utf-8", body: text("serve/app/serve.css") }],
    ["/assets/app.js", { type: "text/javascript; charset=utf-8", body: text("serve/app.js") }],
    ["/assets/theme.js", { type: "text/javascript; charset=utf-8", body: THEME }],
    ["/assets/countries.json", { type: "application/json; charset=utf-8", body: bytes("serve/countries.json") }],
    ["/assets/icon.svg", { type: "image/svg+xml", body: ICON }],
  ]);
}

// The script of the served page. Bundled by scripts/bundle-app.mjs.
import { render } from "preact";
import { App } from "./app.js";
import { followEvents } from "./events.js";

const place = document.getElementById("app");
if (place === null) throw new Error("the page has no #app");
render(<App />, place);
followEvents();

import type { ResourceReader } from "../text/resource.js";
import type { PageAssets } from "./page-book.js";

/** Reads the bundled script and the stylesheet. @throws ResourceError if the package was not built */
export const loadPageAssets = (read: ResourceReader): PageAssets => ({ script: read.text("page/client.js"), style: read.text("page/page.css") });

export { loadPageAssets } from "./load-assets.js";
export type { DayCount, PageAssets, PageBook, PageProblem } from "./page-book.js";
export { pagePieces, renderPage } from "./render-page.js";

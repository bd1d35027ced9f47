// Bundles the page's script: node scripts/bundle-page.mjs OUTFILE
// For development: node scripts/bundle-page.mjs src/page/client.js (ignored by git)
import { bundleScript } from "./bundle-script.mjs";

const [outfile] = process.argv.slice(2);
if (outfile === undefined) {
  console.error("usage: node scripts/bundle-page.mjs OUTFILE");
  process.exit(2);
}
await bundleScript("src/page/client.tsx", outfile);

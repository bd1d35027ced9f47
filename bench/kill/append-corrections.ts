// Appends corrections to the log of a store until it is killed, and acknowledges each on standard output: node dist/bench/kill/append-corrections.js STORE OUTLET

import { writeSync } from "node:fs";
import { openCorrectionDesk } from "../../src/build/index.js";

const outlet = process.argv[3] ?? "";
const desk = openCorrectionDesk(process.argv[2] ?? "");
for (let number = 1; ; number++) {
  const why = `correction ${process.pid} ${number} `.repeat(1 + (number % 40));
  const { id } = desk.correct({ kind: "rate", outlet, to: "B2" }, { who: "bench", when: "2025-03-10T10:00:00Z", why });
  writeSync(1, `${JSON.stringify({ id, why })}\n`);
}

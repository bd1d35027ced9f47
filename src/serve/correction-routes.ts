import { openCorrectionDesk } from "../build/index.js";
import { isJsonObject, type JsonObject } from "../document/check.js";
import { checkDraft } from "../document/check-correction.js";
import { InputError } from "../document/errors.js";
import { correctionViews } from "../page/index.js";
import type { Desk, Route } from "./route.js";
import { listOf, object, ref } from "./schemas.js";

const who = { type: "string", minLength: 1, maxLength: 200, description: "Who says it" };
const why = { type: "string", maxLength: 2000 };

/** Corrections are said and withdrawn; each is on the disk before it is acknowledged, and shown as soon as the pile is joined anew. */
export const CORRECTION_ROUTES: readonly Route[] = [
  {
    method: "GET",
    path: "/api/corrections",
    name: "listCorrections",
    summary: "What users said against what was found, and what became of it; `new`: not shown yet",
    parameters: [],
    answer: object({ corrections: listOf(ref("Correction")) }),
    handle: ({ library, said }) => ({ corrections: [...(library.book()?.corrections ?? []), ...said.list()] }),
  },
  {
    method: "POST",
    path: "/api/corrections",
    name: "correct",
    summary: "Says what is wrong: `draft` as `daybook correct` makes it, with offsets into the story as it is shown",
    parameters: [],
    sends: object({ draft: { type: "object", required: ["kind"], properties: { kind: { type: "string" } } }, who, why }, ["why"]),
    answer: object({ correction: ref("Correction") }),
    handle: (desk, { body }) => {
      const fields = fieldsOf(body);
      const draft = fields["draft"];
      if (!isJsonObject(draft)) throw new InputError("bad-field", `"draft" must be an object`);
      return signed(desk, fields, (corrections, signature) => corrections.correct(checkDraft(draft), signature));
    },
  },
  {
    method: "POST",
    path: "/api/corrections/{id}/undo",
    name: "undoCorrection",
    summary: "Withdraws a correction",
    parameters: [],
    sends: object({ who, why }, ["why"]),
    answer: object({ correction: ref("Correction") }),
    handle: (desk, { body, id }) => signed(desk, fieldsOf(body), (corrections, signature) => corrections.undo(id, signature)),
  },
];

function fieldsOf(body: unknown): JsonObject {
  if (!isJsonObject(body)) throw new InputError("bad-field", "a JSON object is expected");
  return body;
}

type CorrectionDesk = ReturnType<typeof openCorrectionDesk>;
type Signature = Parameters<CorrectionDesk["correct"]>[1];

/** Appends to the log under the name that was sent, and asks for the build that shows it. */
function signed(desk: Desk, fields: JsonObject, act: (corrections: CorrectionDesk, signature: Signature) => ReturnType<CorrectionDesk["correct"]>) {
  const text = (name: string, most: number): string => {
    const value = fields[name] ?? "";
    if (typeof value !== "string" || value.length > most) throw new InputError("bad-field", `"${name}" must be text of at most ${most} characters`);
    return value.trim();
  };
  const name = text("who", 200);
  if (name === "") throw new InputError("bad-field", `"who" must say who corrects`);
  const reason = text("why", 2000);
  const corrections = openCorrectionDesk(desk.library.file);
  try {
    const correction = act(corrections, { who: name, when: new Date().toISOString(), why: reason === "" ? null : reason });
    const [view] = correctionViews([{ correction, status: "applied" }]);
    const shown = view ?? {
      id: correction.id,
      what: "Withdrawn",
      about: String(correction.target),
      to: "",
      who: name,
      day: null,
      why: null,
      status: "applied",
    };
    desk.said.add({ ...shown, status: "new" });
    desk.jobs.ask();
    return { correction: { ...shown, status: "new" } };
  } finally {
    corrections.close();
  }
}

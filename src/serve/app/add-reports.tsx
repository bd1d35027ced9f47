import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { SectionHead } from "../../page/components/sections.js";
import { visibleText } from "../../page/safe-text.js";
import { ask } from "./ask.js";
import { useJobs } from "./events.js";
import { counted } from "./figures.js";
import type { Job } from "./shapes.js";

/** A file or an address on its way to the server. */
interface Sending {
  readonly name: string;
  readonly state: "sending" | "kept" | "refused";
  readonly trouble: string;
}

/** Adds reports: files that are dropped or chosen, and addresses. What they become is followed below. */
export const AddReports = (): JSX.Element => {
  const [sent, setSent] = useState<readonly Sending[]>([]);
  const jobs = useJobs();
  const send = async (names: readonly string[], request: (place: number) => Promise<unknown>): Promise<void> => {
    const first = sent.length;
    setSent((list) => [...list, ...names.map((name): Sending => ({ name, state: "sending", trouble: "" }))]);
    const settle = (place: number, part: Partial<Sending>): void =>
      setSent((list) => list.map((each, index) => (index === first + place ? { ...each, ...part } : each)));
    for (const place of names.keys())
      await request(place).then(
        () => settle(place, { state: "kept" }),
        (error: unknown) => settle(place, { state: "refused", trouble: error instanceof Error ? error.message : String(error) }),
      );
  };
  const sendFiles = (files: readonly File[]): Promise<void> =>
    send(
      files.map(({ name }) => name),
      (place) => {
        const file = files[place];
        if (file === undefined) return Promise.reject(new Error("no file"));
        return ask(`/api/reports?${new URLSearchParams({ name: file.name })}`, {
          method: "POST",
          headers: { "content-type": "application/octet-stream" },
          body: file,
        });
      },
    );
  const sendAddresses = (addresses: readonly string[]): Promise<void> =>
    send(addresses, (place) =>
      ask("/api/addresses", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ addresses: [addresses[place]] }),
      }),
    );
  return (
    <section class="part" aria-labelledby="add-head">
      <SectionHead id="add" title="Add reports">
        Saved pages, text, feeds, mail, PDF, WARC, ZIP or JSON Lines. They are kept beside the store and read by the same build as always; known ones are not
        read again.
      </SectionHead>
      <DropField onFiles={(files) => void sendFiles(files)} />
      <AddressField onAddresses={(addresses) => void sendAddresses(addresses)} />
      {sent.length > 0 && (
        <ul class="sent" aria-label="Sent" aria-live="polite">
          {sent.map(({ name, state, trouble }, place) => (
            <li key={place} class={`sent-${state}`}>
              <bdi>{visibleText(name)}</bdi> <span>{{ sending: "sending …", kept: "kept", refused: `not taken: ${trouble}` }[state]}</span>
            </li>
          ))}
        </ul>
      )}
      <h3 class="jobs-head">Builds</h3>
      {jobs.length === 0 && <p class="empty">None since the server was started.</p>}
      <ul class="jobs" aria-live="polite">
        {jobs.map((job) => (
          <JobItem key={job.id} job={job} />
        ))}
      </ul>
    </section>
  );
};

const DropField = ({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): JSX.Element => {
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <label
      class={isOver ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <span>
        <b>Drop files here</b>, or choose them
      </span>
      <input
        ref={input}
        type="file"
        multiple
        aria-label="Files to add"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
    </label>
  );
};

const AddressField = ({ onAddresses }: { readonly onAddresses: (addresses: readonly string[]) => void }): JSX.Element => {
  const [typed, setTyped] = useState("");
  const addresses = typed.split(/\s+/).filter((word) => word !== "");
  return (
    <form
      class="address-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (addresses.length === 0) return;
        onAddresses(addresses);
        setTyped("");
      }}
    >
      <label class="field">
        <span>Addresses of pages, feeds or archives, one a line</span>
        <textarea rows={3} dir="ltr" value={typed} placeholder="https://…" onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
      </label>
      <button type="submit">Read {addresses.length > 1 ? `${addresses.length} addresses` : "the address"}</button>
      <p class="hint">
        Only these addresses are fetched: robots.txt is kept to, links are not followed, and nothing on this machine or its network is reached.
      </p>
    </form>
  );
};

const STAGES = { reading: "Reading", joining: "Joining", writing: "Writing" } as const;

function stateOf({ state, progress, result, failure }: Job): string {
  if (state === "failed") return `Not done: ${failure ?? "no reason is known"}`;
  if (state === "done" && result !== null)
    return `Done: ${counted(result.newPages, "new page", "new pages")}, ${result.knownPages} known; the store has ${counted(result.stories, "report", "reports")}`;
  if (progress === null) return "Beginning …";
  return progress.stage === "writing" ? "Writing …" : `${STAGES[progress.stage]}: ${counted(progress.pages, "page", "pages")} …`;
}

const JobItem = ({ job }: { readonly job: Job }): JSX.Element => (
  <li class={`job job-${job.state}`}>
    <p class="job-state">
      {job.state === "running" && <progress aria-label="Build" />} {stateOf(job)}
    </p>
    <p class="job-inputs">
      {job.inputs.length === 0 ? (
        "What the store holds"
      ) : (
        <bdi>
          {job.inputs.slice(0, 5).map(visibleText).join(", ")}
          {job.inputs.length > 5 && ` and ${job.inputs.length - 5} more`}
        </bdi>
      )}
    </p>
    {job.problems.length > 0 && (
      <ul class="problem-list">
        {job.problems.slice(0, 50).map(({ place, message, code }, index) => (
          <li key={index}>
            <code>{visibleText(place) || "input"}</code>
            <span>{visibleText(message)}</span> <small>{code}</small>
          </li>
        ))}
      </ul>
    )}
  </li>
);

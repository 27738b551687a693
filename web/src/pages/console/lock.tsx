import { lock as words } from "../../state/access_words";
import { me, say, view } from "../../state/session";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

// Whether somebody new can join, and from where nobody new takes part.
export function Lock() {
  const { run, presence } = view.value;
  if (me.value?.as === "observer") return null;
  const locked = run!.locked;
  return (
    <section class="lock">
      <h2>{words.title}</h2>
      <Press testid={testids.lock} command={{ type: "lock", on: !locked }}>
        {locked ? words.unlock : words.lock}
      </Press>
      <p class="hint">{words.hint}</p>
      <Press testid={testids.personalRequire} command={{ type: "require_personal_links", on: !run!.personal_links_only }}>
        {run!.personal_links_only ? words.release : words.require}
      </Press>{" "}
      <a class="button quiet" href={`/personal-links${location.hash}`} target="_blank" rel="noopener" data-testid={testids.personalLinks}>
        {words.personalLinks}
      </a>
      <p class="hint">{words.requireHint}</p>
      {presence!.origins
        .filter((one) => one.barred)
        .map((one) => (
          <p key={one.name} class="barred">
            <span>{words.barred}</span>
            <button
              type="button"
              class="button"
              data-testid={testids.admit}
              onClick={() => say({ type: "admit_origin", origin: one.name })}
            >
              {words.admit}
            </button>
          </p>
        ))}
    </section>
  );
}

// Beside who is here: a session that is locked by mistake, or was forgotten, is seen to be.
export function Locked() {
  return view.value.run?.locked ? (
    <span class="locked" title={words.lockedHint} data-testid={testids.locked}>
      {words.locked}
    </span>
  ) : null;
}

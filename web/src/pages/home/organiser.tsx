import { useSignal } from "@preact/signals";
import { listSessions } from "../../net/api";
import type { SessionCard } from "../../protocol/http";
import { failureText } from "../../state/failures";
import { handout, organiser as words } from "../../state/later_words";
import { home } from "../../state/words";
import { AgeNote } from "../../ui/age";
import { useFollowed } from "../../ui/followed";
import { testids } from "../../ui/testids";
import { NewSession } from "./new_session";
import { archive } from "./archive";
import { OnDemand } from "./on_demand";
import { plan } from "./plan_draft";
import { PlanEditor } from "./plan_editor";
import { SessionList } from "./session_list";
import type { Deeds } from "./session_menu";
import { Webhooks } from "./webhooks";

export { popovers } from "../../ui/popover";

export function Organiser(props: { token: string; forget: () => void }) {
  const sessions = useSignal<SessionCard[] | undefined>(undefined);
  const at = useSignal(0);
  const trouble = useSignal("");
  const unauthorised = useSignal(false);
  const fresh = useSignal<SessionCard | undefined>(undefined);
  const editing = useSignal(false);
  const importing = useSignal(false);
  const printed = useSignal<SessionCard | undefined>(undefined);
  const deleted = useSignal<SessionCard | undefined>(undefined);

  const load = async (): Promise<boolean> => {
    const answer = await listSessions(props.token);
    const silent = !answer.ok && answer.code === undefined;
    unauthorised.value = !answer.ok && answer.code === "unauthorised";
    // What is there stays, and how old it is is told.
    if (!silent || !sessions.value) trouble.value = answer.ok ? "" : failureText(answer.code);
    if (answer.ok) {
      at.value = answer.value.at;
      sessions.value = answer.value.sessions;
    }
    return !silent;
  };
  const age = useFollowed(load);

  const made = (one: SessionCard): void => {
    fresh.value = one;
    editing.value = false;
    void load();
  };
  const deeds: Deeds = {
    edit: () => (editing.value = true),
    print: (one) => (printed.value = one),
    renewed(one) {
      if (fresh.value?.id === one.id) fresh.value = one;
      sessions.value = sessions.value?.map((other) => (other.id === one.id ? one : other));
    },
    gone(one) {
      deleted.value = one;
      archive(one.id, false);
      if (fresh.value?.id === one.id) fresh.value = undefined;
      sessions.value = sessions.value?.filter((other) => other.id !== one.id);
      void load();
    },
  };

  if (printed.value) {
    const session = printed.value;
    const leave = (): void => void (printed.value = undefined);
    return <OnDemand leave={leave} show={({ Sheet }) => <Sheet session={session} token={props.token} leave={leave} />} />;
  }

  if (importing.value) {
    const leave = (to: "sessions" | "editor"): void => {
      importing.value = false;
      editing.value = to === "editor";
    };
    return (
      <OnDemand
        leave={() => leave("sessions")}
        show={({ ImportPage }) => (
          <main class="organiser" data-testid={testids.page}>
            <ImportPage leave={leave} />
          </main>
        )}
      />
    );
  }

  if (editing.value && plan.value !== undefined) {
    return (
      <main class="organiser" data-testid={testids.page}>
        <PlanEditor token={props.token} leave={() => (editing.value = false)} made={made} />
      </main>
    );
  }
  return (
    <main class="organiser" data-testid={testids.page}>
      <span class="connection-place" data-testid={testids.connection}>
        {sessions.value && <AgeNote age={age} say={words.away} floating />}
      </span>
      <header>
        <h1>{home.title}</h1>
        <p>{home.tagline}</p>
      </header>
      {trouble.value !== "" && (
        <p class="trouble" role="alert">
          {trouble.value}{" "}
          <button type="button" class="button" onClick={() => (unauthorised.value ? props.forget() : void load())}>
            {unauthorised.value ? home.joinTitle : handout.retry}
          </button>
        </p>
      )}
      <div class="columns">
        <section class="sessions">
          <h2>{words.organiser}</h2>
          {sessions.value?.length === 0 && <p class="hint">{words.none}</p>}
          {sessions.value !== undefined && sessions.value.length > 1 && (
            <p>
              <a class="button quiet" href={`/report#${props.token}`} target="_blank" rel="noopener" data-testid={testids.sessionTable}>
                {words.table}
              </a>
            </p>
          )}
          <p class="hint" role="status" data-testid={testids.sessionSaid}>
            {deleted.value && words.removed(deleted.value.title)}
          </p>
          {sessions.value && <SessionList of={sessions.value} at={at.value} token={props.token} fresh={fresh.value?.id} deeds={deeds} />}
        </section>
        {!unauthorised.value && (
          <NewSession
            token={props.token}
            edit={() => (editing.value = true)}
            importProgramme={() => (importing.value = true)}
            made={made}
            created={fresh.value ? words.created(fresh.value.title) : ""}
          />
        )}
      </div>
      {sessions.value && !unauthorised.value && <Webhooks token={props.token} sessions={sessions.value} />}
    </main>
  );
}

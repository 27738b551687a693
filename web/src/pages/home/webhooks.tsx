import { useSignal } from "@preact/signals";
import {
  addWebhook,
  type Answer,
  listWebhooks,
  removeDeadLetter,
  removeWebhook,
  resumeWebhook,
  sendDeadLetter,
  testWebhook,
} from "../../net/api";
import type { DeadLetter, DeliveryFailure, SessionCard, WebhookCard, WebhookSubject, WebhookTried } from "../../protocol/http";
import { failureText } from "../../state/failures";
import { day, device, timeWithSeconds } from "../../state/format";
import { webhooks as words } from "../../state/later_words";
import { CheckField } from "../../ui/choice_fields";
import { useFollowed } from "../../ui/followed";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";

const subjects: readonly WebhookSubject[] = ["session", "segment", "phase", "question"];

function whenText(at: number): string {
  const zone = device();
  return `${day(at, zone, "short")}, ${timeWithSeconds(at, zone)}`;
}

const whyText = ({ why, status }: DeliveryFailure): string => (status === undefined ? words.why[why] : words.status(status));

interface Shown {
  token: string;
  sessions: SessionCard[];
  done: () => void; // what is shown is to be asked for again
}

// Something that is asked of the server by a press, and what became of it.
function useAsked(done: () => void) {
  const busy = useSignal(false);
  const said = useSignal("");
  const ask = async (asked: () => Promise<Answer<unknown>>, well = ""): Promise<void> => {
    busy.value = true;
    const answer = await asked();
    busy.value = false;
    const failure = answer.ok ? (answer.value as WebhookTried).failure : undefined;
    said.value = !answer.ok ? failureText(answer.code) : failure ? whyText(failure) : well;
    done();
  };
  return { busy, said, ask };
}

function Letter(props: Shown & { of: DeadLetter }) {
  const { of: letter, token } = props;
  const { busy, said, ask } = useAsked(props.done);
  const title = props.sessions.find((one) => one.id === letter.session)?.title ?? letter.session;
  const what = `${letter.type}, ${title}`;
  return (
    <li class="letter" data-testid={testids.deadLetter} data-id={letter.id}>
      <p>
        <b translate={false}>{letter.type}</b>{" "}
        <span class="typed" dir="auto">
          {title}
        </span>
      </p>
      <p class="hint">
        <span class="tabular">{whenText(letter.at)}</span> · {whyText(letter.failure)} {words.attempts(letter.attempts)}
      </p>
      <div class="actions">
        <button
          type="button"
          class="button"
          disabled={busy.value}
          aria-label={words.sendFor(what)}
          data-testid={testids.deadLetterSend}
          onClick={() => void ask(() => sendDeadLetter(token, letter.id))}
        >
          {words.send}
        </button>
        <button
          type="button"
          class="button quiet"
          disabled={busy.value}
          aria-label={words.dropFor(what)}
          data-testid={testids.deadLetterRemove}
          onClick={() => void ask(() => removeDeadLetter(token, letter.id))}
        >
          {words.drop}
        </button>
      </div>
      <p class="hint" role="status">
        {said.value}
      </p>
    </li>
  );
}

function stateText(of: WebhookCard): string {
  if (of.stopped) return words.stopped[of.stopped];
  if (of.failure) return words.retrying(whyText(of.failure), of.waiting);
  return of.delivered === undefined ? words.nothingYet : words.delivered(whenText(of.delivered));
}

function Webhook(props: Shown & { of: WebhookCard }) {
  const { of: hook, token } = props;
  const { busy, said, ask } = useAsked(props.done);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(hook.secret);
      said.value = words.secretCopied;
    } catch {
      said.value = words.notCopied(hook.secret);
    }
  };
  return (
    <li class="webhook" data-testid={testids.webhook} data-id={hook.id}>
      <h3 class="address" dir="ltr" translate={false}>
        {hook.url}
      </h3>
      <p class="hint">{hook.about.map((one) => words.about[one]).join(" · ")}</p>
      <p class={hook.stopped || hook.failure ? "strong" : "hint"}>{stateText(hook)}</p>
      <div class="actions">
        {hook.stopped && (
          <button
            type="button"
            class="button main"
            disabled={busy.value}
            aria-label={words.resumeFor(hook.url)}
            data-testid={testids.webhookResume}
            onClick={() => void ask(() => resumeWebhook(token, hook.id))}
          >
            {words.resume}
          </button>
        )}
        <button
          type="button"
          class="button"
          disabled={busy.value}
          aria-label={words.testFor(hook.url)}
          data-testid={testids.webhookTest}
          onClick={() => void ask(() => testWebhook(token, hook.id), words.arrived)}
        >
          {words.test}
        </button>
        <button
          type="button"
          class="button"
          aria-label={words.secretFor(hook.url)}
          data-testid={testids.webhookSecret}
          onClick={() => void copy()}
        >
          {words.secret}
        </button>
        <Popover label={words.remove} name={words.removeFor(hook.url)} testid={testids.webhookRemove}>
          {(close) => (
            <div class="details">
              <p tabIndex={-1} data-first>
                {words.removeAsk(hook.url)}
              </p>
              <div class="actions">
                <button
                  type="button"
                  class="button danger"
                  disabled={busy.value}
                  data-testid={testids.webhookRemoveSure}
                  onClick={() => void ask(() => removeWebhook(token, hook.id)).then(close)}
                >
                  {words.removeYes}
                </button>
              </div>
            </div>
          )}
        </Popover>
      </div>
      <p class="hint" role="status" data-testid={testids.webhookSaid}>
        {said.value}
      </p>
      {hook.dead_letters.length > 0 && (
        <>
          <h4>{words.letters}</h4>
          <ol>
            {hook.dead_letters.map((one) => (
              <Letter key={one.id} {...props} of={one} />
            ))}
          </ol>
        </>
      )}
    </li>
  );
}

function NewWebhook(props: { token: string; done: () => void }) {
  const url = useSignal("");
  const about = useSignal<readonly WebhookSubject[]>(subjects);
  const busy = useSignal(false);
  const trouble = useSignal("");
  const add = async (): Promise<void> => {
    busy.value = true;
    const answer = await addWebhook(props.token, { url: url.value.trim(), about: [...about.value] });
    busy.value = false;
    trouble.value = answer.ok ? "" : answer.code === "bad_request" ? words.badAddress : failureText(answer.code);
    if (!answer.ok) return;
    url.value = "";
    props.done();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label class="field">
        <span class="label">{words.url}</span>
        <input
          type="url"
          dir="ltr"
          autocomplete="off"
          placeholder={words.urlHint}
          value={url.value}
          data-testid={testids.webhookUrl}
          onInput={(event) => (url.value = event.currentTarget.value)}
        />
      </label>
      <fieldset>
        <legend class="label">{words.aboutWhat}</legend>
        {subjects.map((one) => (
          <CheckField
            key={one}
            label={words.about[one]}
            testid={testids.webhookAbout(one)}
            on={about.value.includes(one)}
            change={(on) => (about.value = subjects.filter((other) => (other === one ? on : about.value.includes(other))))}
          />
        ))}
      </fieldset>
      <button
        type="submit"
        class="button"
        disabled={busy.value || url.value.trim() === "" || about.value.length === 0}
        data-testid={testids.webhookAdd}
      >
        {words.add}
      </button>
      {trouble.value !== "" && (
        <p class="said" role="alert">
          {trouble.value}
        </p>
      )}
    </form>
  );
}

// What is posted to other servers. Closed it says whether something could not be.
export function Webhooks(props: { token: string; sessions: SessionCard[] }) {
  const all = useSignal<WebhookCard[] | undefined>(undefined);
  const load = async (): Promise<boolean> => {
    const answer = await listWebhooks(props.token);
    if (answer.ok) all.value = answer.value.webhooks;
    return answer.ok || answer.code !== undefined;
  };
  useFollowed(load);
  if (!all.value) return null;
  const lost = all.value.reduce((sum, one) => sum + one.dead_letters.length, 0);
  const stopped = all.value.find((one) => one.stopped)?.stopped;
  const trouble = lost > 0 ? words.trouble(lost) : stopped ? words.stopped[stopped] : "";
  const done = (): void => void load();
  return (
    <details class="webhooks">
      <summary class="button quiet" data-testid={testids.webhooks} data-trouble={trouble !== ""}>
        <h2>{words.title}</h2>
        {trouble !== "" && <small class="strong">{trouble}</small>}
      </summary>
      <p class="hint">{words.hint}</p>
      <ul>
        {all.value.map((one) => (
          <Webhook key={one.id} of={one} token={props.token} sessions={props.sessions} done={done} />
        ))}
      </ul>
      <NewWebhook token={props.token} done={done} />
    </details>
  );
}

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { documentOfApi } from "../../net/api";
import type { OpenApi } from "../../net/openapi";
import { chaptersOf } from "../../state/openapi";
import { api as words, common } from "../../state/words";
import { testids } from "../../ui/testids";
import { Route } from "./route";
import { anchorOf, Members, Type } from "./types";

// What a link within the page leads to is opened first.
function useOpened(is: boolean): void {
  useEffect(() => {
    const open = (): void => {
      const to = document.getElementById(location.hash.slice(1));
      if (to instanceof HTMLDetailsElement) to.open = true;
      to?.scrollIntoView();
    };
    if (is) open();
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, [is]);
}

function Described(props: { of: OpenApi }) {
  const chapters = chaptersOf(props.of);
  return (
    <>
      <nav aria-label={words.chapters}>
        {[...chapters.map(([name]) => name), words.typesTitle].map((name) => (
          <a key={name} href={`#${encodeURIComponent(name)}`}>
            {name}
          </a>
        ))}
      </nav>
      {chapters.map(([name, routes]) => (
        <section key={name} id={encodeURIComponent(name)}>
          <h2>{name}</h2>
          {routes.map((one) => (
            <Route key={one.operation.operationId} of={one} />
          ))}
        </section>
      ))}
      <section id={words.typesTitle}>
        <h2>{words.typesTitle}</h2>
        {Object.entries(props.of.components.schemas).map(([name, schema]) => (
          <details key={name} id={anchorOf(name)}>
            <summary>
              <code>{name}</code>
            </summary>
            {schema.properties ? <Members of={schema} /> : <Type of={schema} />}
          </details>
        ))}
      </section>
    </>
  );
}

export function Api() {
  const told = useSignal<OpenApi | undefined>(undefined);
  const failed = useSignal(false);
  const look = async (): Promise<void> => {
    const answer = await documentOfApi();
    failed.value = !answer.ok;
    if (answer.ok) told.value = answer.value;
  };
  useEffect(() => void look(), []);
  useOpened(told.value !== undefined);
  return (
    <main class="document api" data-testid={testids.page}>
      <header>
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        <p>{words.token}</p>
        <p>{words.session}</p>
        <p>
          {words.file}
          <a href="/api/v1/openapi.json">openapi.json</a>
        </p>
      </header>
      {told.value && <Described of={told.value} />}
      {!told.value && !failed.value && <p>{common.loading}</p>}
      {failed.value && (
        <p role="alert">
          {words.failed}{" "}
          <button type="button" class="button" onClick={() => void look()}>
            {words.retry}
          </button>
        </p>
      )}
    </main>
  );
}

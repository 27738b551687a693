import "./home.css";
import "./session_list.css";
import "./live.css";
import "./delete_session.css";
import "./plan_editor.css";
import "../../ui/printed.css";
import "./webhooks.css";
import { render } from "preact";
import { Store } from "../../state/kept";
import { common, connection, direction, language } from "../../state/words";
import { keepPolicy } from "../../ui/press_policy";
import { setTheme } from "../../ui/theme";
import { Join } from "./join";
import { failed, later, load } from "./later";
import { isToken, kept } from "./token";

const tab = new Store(() => sessionStorage);

// The organiser's token goes from the address to this tab's memory, where nobody who looks at the screen reads it. It stays in the address
// where the tab may keep nothing.
function organiserToken(): string | null {
  const fragment = location.hash.slice(1);
  if (!isToken(fragment)) return tab.read(kept);
  tab.write(kept, fragment);
  if (tab.read(kept) === fragment) history.replaceState(null, "", location.pathname);
  return fragment;
}

function Tools(props: { token: string; forget: () => void }) {
  if (later.value) return <later.value.Organiser {...props} />;
  return (
    <main class="text-only">
      <p>{failed.value ? connection.notLoaded : common.loading}</p>
      {failed.value && (
        <button type="button" class="button" onClick={() => location.reload()}>
          {connection.reload}
        </button>
      )}
    </main>
  );
}

function show(): void {
  const fragment = location.hash.slice(1);
  if (fragment !== "" && !isToken(fragment)) {
    // A join code is no secret. A token must not come into a server's log, as what is in the path does.
    location.replace(`/audience${/^\w{6}$/.test(fragment) ? "/" : "#"}${fragment}`);
    return;
  }
  const token = organiserToken();
  const forget = (): void => {
    tab.write(kept, "");
    history.replaceState(null, "", location.pathname);
    show();
  };
  if (token !== null) load();
  render(token === null ? <Join /> : <Tools token={token} forget={forget} />, document.getElementById("root")!);
}

setTheme("device");
keepPolicy(document);
document.documentElement.lang = language;
document.documentElement.dir = direction;
document.title = common.product;
addEventListener("hashchange", show);
show();

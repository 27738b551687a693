import "./home.css";
import { render } from "preact";
import { Store } from "../../state/kept";
import { common, direction, language } from "../../state/words";
import { keepPolicy } from "../../ui/press_policy";
import { setTheme } from "../../ui/theme";
import { Join } from "./join";
import { Organiser } from "./organiser";

const kept = "dais.organiser";
const tab = new Store(() => sessionStorage);

// The organiser's token goes from the address to this tab's memory, where nobody who looks at the screen reads it. It stays in the address
// where the tab may keep nothing.
function organiserToken(): string | null {
  const fragment = location.hash.slice(1);
  if (!fragment.startsWith("o.")) return tab.read(kept);
  tab.write(kept, fragment);
  if (tab.read(kept) === fragment) history.replaceState(null, "", location.pathname);
  return fragment;
}

function show(): void {
  const fragment = location.hash.slice(1);
  if (fragment !== "" && !fragment.startsWith("o.")) {
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
  render(token === null ? <Join /> : <Organiser token={token} forget={forget} />, document.getElementById("root")!);
}

setTheme("device");
keepPolicy(document);
document.documentElement.lang = language;
document.documentElement.dir = direction;
document.title = common.product;
addEventListener("hashchange", show);
show();

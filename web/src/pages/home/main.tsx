import "./home.css";
import { render } from "preact";
import { common, direction, language } from "../../state/words";
import { keepPolicy } from "../../ui/press_policy";
import { setTheme } from "../../ui/theme";
import { Join } from "./join";
import { Organiser } from "./organiser";

const kept = "dais.organiser";

// The organiser's token goes from the address to this tab's memory, where nobody who looks at the screen reads it.
function organiserToken(): string | null {
  const fragment = location.hash.slice(1);
  if (fragment.startsWith("o.")) {
    sessionStorage.setItem(kept, fragment);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem(kept);
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
    sessionStorage.removeItem(kept);
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

import "./personal_links.css";
import { render } from "preact";
import { addressed } from "../../state/report";
import { direction, language } from "../../state/words";
import { popovers } from "../../ui/popover";
import { setTheme } from "../../ui/theme";
import { PersonalLinks } from "./personal_links";

setTheme("device");
document.documentElement.lang = language;
document.documentElement.dir = direction;
const show = (): void => {
  const { token, session } = addressed(location.hash.slice(1));
  render(<PersonalLinks key={location.hash} token={token} session={session} />, document.getElementById("root")!);
};
addEventListener("hashchange", show);
void popovers.then(show);

import "./report.css";
import { render } from "preact";
import { direction, language } from "../../state/words";
import { setTheme } from "../../ui/theme";
import { addressed } from "../../state/report";
import { Report } from "./report";
import { Table } from "./table";

setTheme("device");
document.documentElement.lang = language;
document.documentElement.dir = direction;
const show = (): void => {
  const { token, session } = addressed(location.hash.slice(1));
  const page = session === "" ? <Table key={token} token={token} /> : <Report key={location.hash} token={token} session={session} />;
  render(page, document.getElementById("root")!);
};
addEventListener("hashchange", show);
show();

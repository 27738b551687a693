import { toldByOrganiser } from "../../state/messages";
import { mayAct, view } from "../../state/session";
import { Flood } from "./flood";
import { FromOrganiser, read } from "./from_organiser";

// One thing at a time that a moderator is to notice, where refusals are told.
export function Notice() {
  const [first] = mayAct.value ? toldByOrganiser(view.value.messages).filter(([id]) => !read.value.has(id)) : [];
  return first ? <FromOrganiser key={first[0]} id={first[0]} message={first[1]} /> : <Flood />;
}

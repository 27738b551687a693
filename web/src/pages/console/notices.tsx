import { toldByOrganiser } from "../../state/messages";
import { mayAct, view } from "../../state/session";
import { Flood } from "./flood";
import { FromOrganiser, read } from "./from_organiser";
import { MicrophoneNotice, microphonesAreAmiss } from "./microphones";

// One thing at a time that a moderator is to notice, where refusals are told: first what lasts no longer than it is so.
export function Notices() {
  if (microphonesAreAmiss()) return <MicrophoneNotice />;
  const [first] = mayAct.value ? toldByOrganiser(view.value.messages).filter(([id]) => !read.value.has(id)) : [];
  return first ? <FromOrganiser key={first[0]} id={first[0]} message={first[1]} /> : <Flood />;
}

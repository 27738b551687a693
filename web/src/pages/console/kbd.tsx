import { Key } from "../../ui/key";
import { type Action, shown } from "./keys";

export const Kbd = (props: { of: Action }) => <Key>{shown(props.of)}</Key>;

import { Key } from "../../ui/press";
import { type Action, shown } from "./keys";

export const Kbd = (props: { of: Action }) => <Key>{shown(props.of)}</Key>;

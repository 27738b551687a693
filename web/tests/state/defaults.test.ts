import { it } from "vitest";
import source from "../../../protocol/vectors/defaults.json?raw";
import type { SegmentKind } from "../../src/protocol/messages";
import { usualMinimum, usualWrapUp } from "../../src/state/plan";
import { agree } from "./vectors";

it("takes for granted what the server does, where a plan says nothing", () => {
  agree<[kind: SegmentKind, length: number, minimum: number, wrapUp: number]>(source, ([kind, length, minimum, wrapUp]) => [
    [usualMinimum(kind, length), usualWrapUp(length)],
    [minimum, wrapUp],
  ]);
});

import type { SegmentView, SessionView } from "../../protocol/messages";
import { whoOf } from "../../ui/names";

// Who speaks, where that is one or two; else what it is.
export function leadOf(view: SessionView, segment: SegmentView): string {
  return segment.speakers.length > 2 ? segment.title : whoOf(view, segment);
}

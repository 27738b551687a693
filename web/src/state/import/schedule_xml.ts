// schedule.xml of frab and pretalx. FOSDEM's has neither `guid` nor `date` of an event.

import { cleaned } from "../text";
import { childOf, childrenOf, textIn } from "./markup";
import type { RawEvent, RawSchedule } from "./schedule";

const withoutPlace = ["links", "attachments", "recording", "logo", "track", "type", "url"];

function eventOf(event: Element): RawEvent {
  const text = (name: string): string => textIn(event, name);
  const persons = childOf(event, "persons");
  return {
    title: text("title"),
    subtitle: text("subtitle"),
    date: text("date"),
    start: text("start"),
    end: text("end"),
    duration: text("duration"),
    room: text("room"),
    language: text("language"),
    abstract: text("abstract"),
    description: text("description"),
    persons: persons ? childrenOf(persons, "person").map((one) => one.textContent ?? "") : [],
    others: withoutPlace.filter((name) => {
      const one = childOf(event, name);
      return one && (name === "recording" ? textIn(one, "license") : cleaned(one.textContent ?? "")) !== "";
    }),
  };
}

// Undefined where it is an XML of something else.
export function scheduleOfXml(root: Element): RawSchedule | undefined {
  const conference = childOf(root, "conference");
  const days = childrenOf(root, "day");
  if (root.localName !== "schedule" || (!conference && !days.some((one) => childOf(one, "room")))) return undefined;
  return {
    title: textIn(conference, "title"),
    zone: textIn(conference, "time_zone_name"),
    days: days.map((day) => ({
      date: day.getAttribute("date") ?? "",
      start: day.getAttribute("start") ?? "",
      rooms: childrenOf(day, "room").map((room): [string, RawEvent[]] => [
        room.getAttribute("name") ?? "",
        childrenOf(room, "event").map(eventOf),
      ]),
    })),
  };
}

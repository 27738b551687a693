// What segments and people are called, in words.

import type { SegmentView, SessionView } from "../protocol/messages";
import { common } from "../state/words";
import { peopleOf } from "../state/run";

export function namesOf(view: SessionView, segment: SegmentView): string {
  return common.and(peopleOf(view, segment).map((person) => person.name));
}

// Whether that is a name, which a translator of the page is to leave as it is. Where one takes the place of other words it is another
// element (`key`): whether an element is translated is asked once.
export const isNamed = (view: SessionView, segment: SegmentView): boolean => namesOf(view, segment) !== "";

// Who speaks, or what it is where nobody in particular does.
export function whoOf(view: SessionView, segment: SegmentView): string {
  return namesOf(view, segment) || segment.title;
}

// The second line below that.
export function aboutOf(view: SessionView, segment: SegmentView): string {
  if (namesOf(view, segment) !== "") return segment.title;
  const kind = common.Kind[segment.kind];
  return kind.toLowerCase() === segment.title.toLowerCase() ? "" : kind;
}

// Takes two lines where it stands large. What is below it then has one.
export const isLong = (name: string): boolean => [...name].length > 30;

export function panellistName(view: SessionView, id: string | undefined): string {
  return (id !== undefined && view.plan?.panellists[id]?.name) || "";
}

// What tells them apart from others of their name, and where they come from.
export function panellistAbout(view: SessionView, id: string | undefined): string {
  const person = id === undefined ? undefined : view.plan?.panellists[id];
  return [person?.title, person?.affiliation].filter((part) => part).join(", ");
}

// In a list to choose from: of those that are called alike, each with what is known of it besides, or else with its number.
export function toldApart(names: readonly string[], about: (at: number) => string = () => ""): string[] {
  const isAlike = (name: string, _: number, all: readonly string[]): boolean => name !== "" && all.indexOf(name) !== all.lastIndexOf(name);
  const alike = names.map(isAlike);
  const known = names.map((name, i) => (alike[i] && about(i) ? `${name} (${about(i)})` : name));
  const still = known.map(isAlike);
  return known.map((name, i) => (still[i] ? `${name} (${i + 1})` : name));
}

export function panellistsApart(view: SessionView): [id: string, name: string][] {
  const order = view.plan?.panellist_order ?? [];
  const names = toldApart(
    order.map((id) => panellistName(view, id)),
    (at) => panellistAbout(view, order[at]),
  );
  return order.map((id, i) => [id, names[i]!]);
}

export const apartName = (view: SessionView, panellist: string): string => Object.fromEntries(panellistsApart(view))[panellist] ?? "";

import { signal } from "@preact/signals";

export const tabs = ["questions", "mine", "floor"] as const;
export type TabName = (typeof tabs)[number];

export const shown = signal<TabName>("questions");

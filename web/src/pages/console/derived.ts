import { computed } from "@preact/signals";
import { groupsOf, labelsOf } from "../../state/moderating";
import { view } from "../../state/session";

// Made once for all cards, and again only when a question has changed.
const questions = computed(() => view.value.questions);
export const groups = computed(() => (questions.value ? groupsOf(view.peek()) : new Map<string, string[]>()));
export const labels = computed(() => (questions.value ? labelsOf(view.peek()) : []));

// Those who wait for the floor, in order.
export const listed = (): string[] => (view.value.floor?.list ?? []).map((one) => one.request);

import { computed } from "@preact/signals";
import { own } from "../../state/session";
import { audience as words } from "../../state/words";

// Why the moderators take neither questions nor requests from this participant; "" where they do.
export const barred = computed(() => (own.value.removed ? words.removed : own.value.muted ? words.muted : ""));

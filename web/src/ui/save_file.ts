// Hands the reader a file.
export function saveAs(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// The same of a plan, named after its title as far as a file's name can be.
export function savePlan(title: string, text: string): void {
  const name = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 80)
    .replace(/^-|-$/g, "");
  saveAs(`${name || "plan"}.json`, new Blob([text], { type: "application/json" }));
}

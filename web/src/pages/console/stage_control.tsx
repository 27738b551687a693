export function StageControl() {
  return null;
}

export function Signals() {
  return null;
}

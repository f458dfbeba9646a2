/** The room desk. */
export function DeskRoom() {
  return null;
}

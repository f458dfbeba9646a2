/** The room calls. */
export function CallsRoom() {
  return null;
}

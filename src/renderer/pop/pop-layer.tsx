/** The cards and the dock inside the page. */
export function PopLayer() {
  return null;
}

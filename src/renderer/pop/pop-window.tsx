/** The cards alone, for the window that pops up. */
export function PopWindow() {
  return null;
}

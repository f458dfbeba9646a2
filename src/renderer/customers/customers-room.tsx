/** The room customers. */
export function CustomersRoom() {
  return null;
}

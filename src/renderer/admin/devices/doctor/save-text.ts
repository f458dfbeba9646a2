/** Gives the person a file with this text. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A file name out of a device's name and a moment: letters, digits and dashes only. */
export function fileName(name: string, at: number, ending: string): string {
  const word = name
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  const time = new Date(at).toISOString().slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-');
  return `hamzang-${word === '' ? 'device' : word}-${time}.${ending}`;
}

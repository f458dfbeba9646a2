/**
 * A `Content-Disposition` that saves under `fileName` (RFC 6266, RFC 8187): whole in UTF-8, and once more in the letters
 * that every program knows. No path, quote or control character of it gets through.
 */
export function attachment(fileName: string): string {
  const name = fileName.replaceAll(/[\p{Cc}\p{Cs}/\\:*?"<>|]+/gu, '-').replace(/^\.+/, '') || 'recording';
  const plain = name.replaceAll(/[^\x20-\x7e]+/g, '_').replaceAll('%', '_');
  const full = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}

const HEAD_BYTES = 10;

/** An ID3v2.4 tag in front of an MP3 stream: `about` as title and as comment, UTF-8. */
export function makeId3Tag(about: string): Buffer {
  const text = Buffer.from(about, 'utf8');
  const utf8 = Buffer.of(3);
  const title = frame('TIT2', Buffer.concat([utf8, text]));
  // Language unknown, no short description.
  const comment = frame('COMM', Buffer.concat([utf8, Buffer.from('und\0', 'latin1'), text]));
  const encoder = frame('TSSE', Buffer.concat([utf8, Buffer.from('Hamzang', 'latin1')]));
  const frames = Buffer.concat([title, comment, encoder]);
  return Buffer.concat([Buffer.from('ID3\u0004\u0000\u0000', 'latin1'), sevenBits(frames.length), frames]);
}

function frame(id: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(id, 'latin1'), sevenBits(content.length), Buffer.alloc(HEAD_BYTES - 8), content]);
}

/** A length with seven bits in each byte, so that none looks like the beginning of sound. */
function sevenBits(length: number): Buffer {
  return Buffer.of((length >> 21) & 0x7f, (length >> 14) & 0x7f, (length >> 7) & 0x7f, length & 0x7f);
}

export type StoreErrorCode =
  | 'network_share'
  | 'damaged'
  | 'read_only'
  | 'full'
  | 'needs_newer_node'
  | 'newer_schema'
  | 'busy';

/** The store cannot do its work. `message` is an English sentence that says what to do. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

/** What SQLite's or the system's own error means for the office; null where it is a bug of ours. */
export function storeErrorOf(error: unknown, file: string): StoreError | null {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const meaning = code === null ? null : meaningOf(code);
  return meaning === null ? null : new StoreError(meaning, sentenceOf(meaning, file), { cause: error });
}

/** What to tell a person. `newer_schema`, `network_share` and `needs_newer_node` are told where they are found. */
function sentenceOf(code: 'damaged' | 'read_only' | 'full' | 'busy', file: string): string {
  switch (code) {
    case 'damaged':
      return `The database ${file} is damaged or is not a Hamzang database. Move it aside and restore a backup.`;
    case 'read_only':
      return `The database ${file} cannot be written. Give this user the right to write the file and its folder, or choose another data folder.`;
    case 'full':
      return `The disk that holds ${file} is full. Make room on it and try again; nothing that was saved is lost.`;
    case 'busy':
      return `The database ${file} is in use by another program. Close it and try again.`;
  }
}

/** Also of what an error was made of: the migrator wraps what SQLite said. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

function meaningOf(code: string): 'damaged' | 'read_only' | 'full' | 'busy' | null {
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_IOERR_SHMSIZE')
    return 'full';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_IOERR_SHORT_READ')
    return 'damaged';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy';
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM')
    return 'read_only';
  return ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code) ? 'read_only' : null;
}

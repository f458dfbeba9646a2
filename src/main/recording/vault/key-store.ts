/** Where the master key lies: a file of its own, or what the operating system keeps secrets in. */
export interface KeyStore {
  /** Null: there is none yet. Throws `MasterKeyProblem` where there is one that cannot be used. */
  load(): Uint8Array | null;
  /** Whole or not at all, and on the disk when it returns. */
  save(masterKey: Uint8Array): void;
}

/** The recordings of this office cannot be opened until somebody brings the key back; nothing was changed. */
export class MasterKeyProblem extends Error {
  /** `damaged`: the key is there and is not whole. `missing`: there are sealed recordings and no key. */
  readonly what: 'damaged' | 'missing';
  constructor(what: 'damaged' | 'missing', message: string) {
    super(message);
    this.name = 'MasterKeyProblem';
    this.what = what;
  }
}

export const HOW_TO_RECOVER = 'Put it back from a backup, or type the recovery sheet into: hamzang recover --data DIR';

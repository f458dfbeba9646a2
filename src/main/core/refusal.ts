import type { ErrorCode } from '../../shared/contract/wire.ts';

/** An expected "no". Thrown only in handlers, turned into a Reply at the door. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string = code) {
    super(message);
    this.code = code;
  }
}

import type { Handlers } from '../handler.ts';
import { authHandlers } from './auth.ts';
import { callHandlers } from './calls.ts';
import { customerHandlers } from './customers.ts';
import { deviceHandlers } from './devices.ts';
import { diallingHandlers } from './dialling.ts';
import { discoveryHandlers } from './discovery.ts';
import { lineHandlers } from './lines.ts';
import { liveHandlers } from './live.ts';
import { officeHandlers } from './office.ts';
import { outcomeCodeHandlers } from './outcome-codes.ts';
import { patternHandlers } from './patterns.ts';
import { peopleHandlers } from './people.ts';
import { recordingSourceHandlers } from './recording-sources.ts';
import { recordingFileHandlers } from './recordings-files.ts';
import { recordingKeepHandlers } from './recordings-keep.ts';
import { recordingLiveHandlers } from './recordings-live.ts';
import { recordingSettingHandlers } from './recordings-settings.ts';
import { tokenHandlers } from './tokens.ts';
import { workHandlers } from './work.ts';

/** Every procedure of the contract has its handler: the compiler finds a forgotten one. */
export const handlers: Handlers = {
  ...authHandlers,
  ...peopleHandlers,
  ...tokenHandlers,
  ...officeHandlers,
  ...customerHandlers,
  ...workHandlers,
  ...lineHandlers,
  ...diallingHandlers,
  ...deviceHandlers,
  ...discoveryHandlers,
  ...patternHandlers,
  ...callHandlers,
  ...liveHandlers,
  ...outcomeCodeHandlers,
  ...recordingLiveHandlers,
  ...recordingFileHandlers,
  ...recordingKeepHandlers,
  ...recordingSettingHandlers,
  ...recordingSourceHandlers,
};

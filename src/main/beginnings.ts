import type { OfficeBeginnings } from './core/handler.ts';
import { DEFAULT_OUTCOME_CODES } from './seed/outcome-codes.ts';
import { writeSampleData } from './seed/sample-data.ts';

/** What a new office begins with. */
export const beginnings: OfficeBeginnings = { outcomeCodes: DEFAULT_OUTCOME_CODES, sampleData: writeSampleData };

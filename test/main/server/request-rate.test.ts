import { describe, expect, it } from 'vitest';
import { createRequestRate } from '../../../src/main/server/request-rate.ts';

describe('the rate of requests', () => {
  it('lets a burst through, then so many a second, and saves no more than a burst', () => {
    let ms = 0;
    const mayAsk = createRequestRate({ monotonic: () => ms }, { burst: 3, perSecond: 2 });
    const asks = (times: number) => Array.from({ length: times }, mayAsk);
    expect(asks(4)).toEqual([true, true, true, false]);
    ms += 499;
    expect(asks(1)).toEqual([false]);
    ms += 1;
    expect(asks(2)).toEqual([true, false]);
    ms += 3_600_000;
    expect(asks(4)).toEqual([true, true, true, false]);
  });
});

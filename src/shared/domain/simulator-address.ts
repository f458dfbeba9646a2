/** How a simulated box behaves, as its address says. */
export type SimulatorAddress = {
  /** 1 to 8. */
  readonly lines: number;
  /** Calls a second; null: one every 6 to 12 seconds; 0: only on demand. */
  readonly rate: number | null;
};

/** `4`: rings by itself; `4:quiet`: only on demand; `8:rate=100`: calls a second. Null when it is none of these. */
export function parseSimulatorAddress(address: string): SimulatorAddress | null {
  const { lines, mode } = /^(?<lines>[1-8])(?::(?<mode>auto|quiet|rate=\d{1,4}))?$/.exec(address)?.groups ?? {};
  if (lines === undefined) return null;
  return { lines: Number(lines), rate: rateOf(mode) };
}

function rateOf(mode: string | undefined): number | null {
  if (mode === undefined || mode === 'auto') return null;
  return mode === 'quiet' ? 0 : Number(mode.slice('rate='.length));
}

import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** Processor time that a process has used so far, milliseconds. Linux only, like all of `/proc`. */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/** What a process holds of the memory, MB (10⁶ bytes): all of it, and with what it shares divided among the sharers. */
export function memoryMb(pid: number): { readonly rss: number; readonly pss: number } {
  const inMb = (text: string, name: string): number =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) * 1024) / 1e6;
  return {
    rss: inMb(readFileSync(`/proc/${pid}/status`, 'utf8'), 'VmRSS'),
    pss: inMb(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'), 'Pss'),
  };
}

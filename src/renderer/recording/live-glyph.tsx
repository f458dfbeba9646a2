import type { LiveLook } from './live-words.ts';

const PATHS: Readonly<Record<LiveLook, { readonly d: string; readonly filled: boolean }>> = {
  recording: { d: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z', filled: true },
  paused: { d: 'M4 3h3v10H4zM9 3h3v10H9z', filled: true },
  alarm: { d: 'M4 3h3v10H4zM9 3h3v10H9z', filled: true },
  trouble: { d: 'M8 2.500 14.500 13.500H1.500z', filled: true },
  consent: { d: 'M3 3.500h10v7H8l-3 2.500v-2.500H3z', filled: false },
  stopped: { d: 'M4 4h8v8H4z', filled: true },
  off: { d: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3zM4.500 11.500l7-7', filled: false },
};

/** The shape of how a call is recorded: disc, bars, triangle, speech, square, struck ring. A word stands beside it. */
export function LiveGlyph({ look, size = 14 }: { readonly look: LiveLook; readonly size?: number }) {
  const { d, filled } = PATHS[look];
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={d} />
    </svg>
  );
}

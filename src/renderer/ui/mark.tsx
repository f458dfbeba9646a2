/** The house's mark: a desk bell that two people hear. */
export function Mark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="9" fill="#3152c8" />
      <path d="M9 20.500c0-6 1.600-10.500 7-10.500s7 4.500 7 10.500z" fill="#fff" />
      <rect x="7" y="20" width="18" height="2.600" rx="1.300" fill="#fff" />
      <circle cx="16" cy="25" r="1.900" fill="#f3b33d" />
      <path
        d="M6 12.500c.5-3 1.800-5.200 3.800-6.700M26 12.500c-.5-3-1.800-5.200-3.800-6.700"
        stroke="#f3b33d"
        strokeWidth="2"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  );
}

import { useCallback, useEffect, useRef, useState } from 'react';

/** How long «copied» is said. */
const SAID_MS = 1500;

/** Puts text on the clipboard and says so for a moment. */
export function useCopied(): { readonly copied: boolean; readonly copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = useCallback((text: string) => {
    void writeClipboard(text).then((done) => {
      setCopied(done);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setCopied(false), SAID_MS);
    });
  }, []);
  return { copied, copy };
}

/** An office LAN often has no TLS, and there browsers have no clipboard but the old one. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard === undefined) return oldCopy(text);
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return oldCopy(text);
  }
}

function oldCopy(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}

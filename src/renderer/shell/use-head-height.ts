import { type RefObject, useLayoutEffect, useRef } from 'react';
import { headSize } from '../pop/head-size.ts';

/** Measures the bar and the lines at the top of the page: cards never stand over them. */
export function useHeadHeight(): RefObject<HTMLDivElement | null> {
  const head = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = head.current;
    if (element === null) return;
    const measure = () => {
      document.documentElement.style.setProperty('--hz-head', `${element.offsetHeight}px`);
      headSize.set({ height: element.offsetHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return head;
}

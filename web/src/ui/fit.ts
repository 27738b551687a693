import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

// The largest type, in pixels and at most `most`, at which what is inside `box` fits into it. Again whenever `what` or the box changes.
export function useFit(box: RefObject<HTMLElement | null>, what: string, most: number): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const fit = (): void => {
      let fits = 8;
      let breaks = most + 1;
      while (breaks - fits > 1) {
        const size = Math.floor((fits + breaks) / 2);
        element.style.fontSize = `${size}px`;
        if (element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth) fits = size;
        else breaks = size;
      }
      element.style.fontSize = `${fits}px`;
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [what, most]);
}

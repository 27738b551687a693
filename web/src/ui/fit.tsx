import { useLayoutEffect, useRef } from "preact/hooks";

// Of a text that would be much smaller for it, words break.
const worthWhole = 0.5;

// A text in the largest type at which it fits into its box, as high as the box is, or may become: at most `most` of the window's height.
export function Fitted(props: {
  text: string;
  most: number;
  upright?: true; // of its shorter side, where the window may be higher than wide
  class: string;
  testid: string;
  id?: string;
  lang?: string | undefined;
  named?: boolean;
}) {
  const box = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const largest = (wrap: string): number => {
      element.style.overflowWrap = wrap;
      let fits = 8;
      let breaks = Math.round(props.most * (props.upright ? Math.min(innerHeight, innerWidth) : innerHeight)) + 1;
      const limit = parseFloat(getComputedStyle(element).maxHeight);
      while (breaks - fits > 1) {
        const size = Math.floor((fits + breaks) / 2);
        element.style.fontSize = `${size}px`;
        if (element.scrollHeight <= (limit || element.clientHeight) && element.scrollWidth <= element.clientWidth) fits = size;
        else breaks = size;
      }
      return fits;
    };
    const fit = (): void => {
      const [whole, broken] = [largest("normal"), largest("anywhere")];
      const isWhole = whole >= broken * worthWhole;
      element.style.overflowWrap = isWhole ? "normal" : "anywhere";
      element.style.fontSize = `${isWhole ? whole : broken}px`;
    };
    fit();
    const resized = new ResizeObserver(fit);
    resized.observe(element);
    addEventListener("resize", fit);
    // In another language it is longer.
    const translated = new MutationObserver(fit);
    translated.observe(element, { subtree: true, childList: true, characterData: true });
    return () => {
      resized.disconnect();
      removeEventListener("resize", fit);
      translated.disconnect();
    };
  }, [props.text, props.most, props.upright]);
  return (
    <p
      ref={box}
      class={`fitted typed ${props.class}`}
      dir="auto"
      lang={props.lang}
      translate={props.named ? false : undefined}
      data-testid={props.testid}
      data-id={props.id}
    >
      {props.text}
    </p>
  );
}

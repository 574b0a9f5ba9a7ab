/** The heading of a view that came in the place of another: it takes the focus. */
import { useLayoutEffect, useRef } from "preact/hooks";

export const Heading = ({ children }: { readonly children: string }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
};

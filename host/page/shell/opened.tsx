/** Which panel is open beside the grid. */
import { type ComponentChildren, createContext } from "preact";
import { useContext, useState } from "preact/hooks";
import type { IconName } from "./icons";

interface Opened {
  readonly panel: IconName | null;
  open(panel: IconName | null): void;
}

const Opened = createContext<Opened>({ panel: null, open: () => undefined });

export const useAround = () => useContext(Opened);

export const OpenedPanel = ({ children }: { readonly children: ComponentChildren }) => {
  const [panel, open] = useState<IconName | null>(null);
  return <Opened.Provider value={{ panel, open }}>{children}</Opened.Provider>;
};

/** The dialog of the add-on: a modal one keeps the focus, a modeless one may be moved. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { ScreenView } from "../../serve/messages";
import { useDesk } from "./desk";
import { Frame } from "./frame";
import { Cross } from "./icons";
import { useFocusBack, useModal } from "./focus";

export const Dialog = () => {
  const { dialog } = useDesk().view.screen;
  if (!dialog) return null;
  return dialog.modal ? <Modal key={dialog.id} dialog={dialog} /> : <Modeless key={dialog.id} dialog={dialog} />;
};

interface Shown {
  readonly dialog: NonNullable<ScreenView["dialog"]>;
}

// What Google gives a dialog that asks for no size.
const usual = { width: 600, height: 400 };

const useDialog = ({ width, height }: Shown["dialog"]) => {
  const { send } = useDesk();
  const [size, setSize] = useState({ width: width ?? usual.width, height: height ?? usual.height });
  return {
    size: { width: `${size.width}px`, height: `${size.height}px` },
    close: () => send({ kind: "closed", what: "dialog" }),
    resize: (wish: { readonly width: number | null; readonly height: number | null }) =>
      setSize({ width: wish.width ?? size.width, height: wish.height ?? size.height }),
  };
};

const Modal = ({ dialog }: Shown) => {
  const element = useModal();
  const { size, close, resize } = useDialog(dialog);
  return (
    <dialog
      class="dialog desk"
      ref={element}
      aria-label={dialog.title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div class="bar">
        <h2>{dialog.title}</h2>
        <Close close={close} />
      </div>
      <div class="sized" style={size}>
        <Frame frame={dialog} close={close} resize={resize} leave={close} />
      </div>
    </dialog>
  );
};

const Close = ({ close }: { close(): void }) => (
  <button type="button" class="icon" aria-label="Close the dialog" onClick={close}>
    <Cross />
  </button>
);

const Modeless = ({ dialog }: Shown) => {
  const { size, close, resize } = useDialog(dialog);
  const { at, grip } = useMoving();
  useFocusBack();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.querySelector<HTMLElement>(".bar")?.focus(), []);
  return (
    <div
      class="dialog modeless desk"
      role="dialog"
      aria-label={dialog.title}
      ref={element}
      style={{ translate: `${at.x}px ${at.y}px` }}
      onKeyDown={({ key }) => key === "Escape" && close()}
    >
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: arrow keys move the dialog by its bar. */}
      {/* biome-ignore-start lint/a11y/useSemanticElements: a group of fields it is not. */}
      <div class="bar" tabIndex={0} role="group" aria-label={`${dialog.title}: arrow keys move it`} {...grip}>
        <h2>{dialog.title}</h2>
        <Close close={close} />
      </div>
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: as above. */}
      {/* biome-ignore-end lint/a11y/useSemanticElements: as above. */}
      <div class="sized" style={size}>
        <Frame frame={dialog} close={close} resize={resize} leave={close} />
      </div>
    </div>
  );
};

const stepOf: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-20, 0],
  ArrowRight: [20, 0],
  ArrowUp: [0, -20],
  ArrowDown: [0, 20],
};

const useMoving = () => {
  const [at, setAt] = useState({ x: 0, y: 0 });
  const held = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    at,
    grip: {
      onPointerDown: (event: PointerEvent) => {
        if (event.target instanceof Element && event.target.closest("button")) return;
        held.current = { x: event.clientX - at.x, y: event.clientY - at.y };
        if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        if (held.current) setAt({ x: clientX - held.current.x, y: clientY - held.current.y });
      },
      onPointerUp: () => {
        held.current = null;
      },
      onKeyDown: (event: KeyboardEvent) => {
        const [x, y] = stepOf[event.key] ?? [0, 0];
        if (x === 0 && y === 0) return;
        event.preventDefault();
        setAt({ x: at.x + x, y: at.y + y });
      },
    },
  };
};

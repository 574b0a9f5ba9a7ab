/** A page of the add-on in Google's sandbox, and the way of its calls to Node and back. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { FrameView, Returned } from "../../serve/messages";
import type { FromFrame, ToFrame } from "../frame/messages";
import { useDesk } from "./desk";
import { useLatest } from "./latest";
import { go } from "./ways";

// https://developers.google.com/apps-script/guides/html/restrictions
const sandbox =
  "allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox";

const frameOrigin = location.origin.replace("localhost", "127.0.0.1");

interface Framed {
  readonly frame: FrameView;
  close(): void;
  /** The page asks for another size. */
  resize?(size: { readonly width: number | null; readonly height: number | null }): void;
  /** Escape was pressed inside. */
  leave?(): void;
}

export const Frame = ({ frame, close, resize, leave }: Framed) => {
  const { focusGrid, tell } = useDesk();
  const element = useRef<HTMLIFrameElement>(null);
  const [isLoaded, setLoaded] = useState(false);
  const call = useCalls(frame.id, (message) => element.current?.contentWindow?.postMessage(message, frameOrigin));
  useEffect(() => {
    const listen = ({ source, origin, data }: MessageEvent<FromFrame>) => {
      if (source !== element.current?.contentWindow || origin !== frameOrigin) return;
      const acts: { readonly [Kind in FromFrame["desk"]]: (said: Extract<FromFrame, { desk: Kind }>) => void } = {
        call,
        close,
        focus: focusGrid,
        size: ({ width, height }) => resize?.({ width, height }),
        escape: () => leave?.(),
        way: ({ way }) => go(way),
        fault: ({ text }) => tell({ trouble: `The page "${frame.title}" has failed: ${text}` }),
      };
      // Each act takes what is said under its own name, which the compiler can not follow through a lookup.
      (acts[data?.desk] as ((said: FromFrame) => void) | undefined)?.(data);
    };
    addEventListener("message", listen);
    return () => removeEventListener("message", listen);
  });
  return (
    <div class="frame">
      {!isLoaded && <p class="opening">Loading …</p>}
      <iframe
        key={frame.id}
        ref={element}
        title={frame.title || "Page of the add-on"}
        src={`${frameOrigin}/frame/${frame.id}`}
        sandbox={sandbox}
        onLoad={() => setLoaded(true)}
      />
    </div>
  );
};

/** Carries calls; what is on its way when the connection is lost fails as it would at Google. */
const useCalls = (frame: string, reply: (message: ToFrame) => void) => {
  const { socket, isConnected } = useDesk();
  const waiting = useRef(new Set<string>());
  const end = useLatest((call: string, outcome: Returned) => {
    if (waiting.current.delete(call)) reply({ desk: "returned", call, outcome });
  });
  useEffect(
    () =>
      socket.on((message) => {
        if (message.kind === "returned" && message.call.startsWith(`${frame} `))
          end(message.call.slice(frame.length + 1), message.outcome);
      }),
    [socket, frame, end],
  );
  useEffect(() => {
    if (!isConnected) for (const call of [...waiting.current]) end(call, lost);
  }, [isConnected, end]);
  return ({ call, functionName, args }: Extract<FromFrame, { desk: "call" }>) => {
    waiting.current.add(call);
    if (isConnected) socket.send({ kind: "call", call: `${frame} ${call}`, functionName, args });
    else end(call, lost);
  };
};

const lost: Returned = {
  ok: false,
  error: { name: "NetworkError", message: "NetworkError: Connection failure due to HTTP 0" },
};

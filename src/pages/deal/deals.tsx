/** The list of what needs a look, or one deal. */
import { useState } from "preact/hooks";
import { Care } from "./care";
import type { Saved } from "./entry";
import { One } from "./one";

export const Deals = () => {
  const [about, setAbout] = useState<string | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const back = (reply: Saved | null) => {
    setSaved(reply);
    setAbout(null);
  };
  return (
    <div class="room">
      <h1 class="unseen">Deals</h1>
      {about === null ? (
        <Care saved={saved} onOpen={setAbout} />
      ) : (
        <One key={about} about={about} onOpen={setAbout} onBack={back} />
      )}
    </div>
  );
};

/** The little of Markdown that DIFFERENCES.md uses: headings, paragraphs, lists and code. */

export type Block =
  | { readonly is: "h1" | "h2" | "p"; readonly text: string }
  | { readonly is: "list"; readonly items: readonly string[] };

/** A text as blocks; a line that is indented goes on with the one above. */
export const blocksOf = (markdown: string): readonly Block[] => {
  const blocks: Block[] = [];
  for (const part of markdown.trim().split(/\n\s*\n|\n(?=#)/)) {
    const [first = "", ...rest] = part.split("\n");
    const heading = /^(##?) (.*)$/.exec(first);
    if (heading) blocks.push({ is: heading[1] === "#" ? "h1" : "h2", text: heading[2] ?? "" });
    const body = (heading ? rest : [first, ...rest]).join("\n").trim();
    if (body.startsWith("- ")) blocks.push({ is: "list", items: itemsOf(body) });
    else if (body) blocks.push({ is: "p", text: oneLine(body) });
  }
  return blocks;
};

const itemsOf = (body: string) => body.slice(2).split(/\n- /).map(oneLine);
const oneLine = (text: string) => text.replaceAll(/\s*\n\s*/g, " ");

/** How many points the lists of a text have. */
export const countOf = (markdown: string) =>
  blocksOf(markdown).reduce((count, block) => count + (block.is === "list" ? block.items.length : 0), 0);

export const Markdown = ({ text }: { readonly text: string }) => (
  <>
    {blocksOf(text).map((block, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text stay where they are.
      <BlockOf key={index} block={block} />
    ))}
  </>
);

const BlockOf = ({ block }: { readonly block: Block }) => {
  if (block.is === "list")
    return (
      <ul>
        {block.items.map((item) => (
          <li key={item}>
            <Inline text={item} />
          </li>
        ))}
      </ul>
    );
  if (block.is === "p")
    return (
      <p>
        <Inline text={block.text} />
      </p>
    );
  return <h3>{block.text}</h3>;
};

const Inline = ({ text }: { readonly text: string }) => (
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text stay where they are.
  <>{text.split("`").map((piece, index) => (index % 2 ? <code key={index}>{piece}</code> : piece))}</>
);

/** HtmlService: pages from the project's files. */
import { exception } from "./errors";
import type { Service } from "./service";

/** A page before it is shown. */
export interface HtmlOutput {
  readonly content: string;
  title: string;
  width: number | null;
  height: number | null;
}

export const htmlService: Service = {
  HtmlService: {
    createHtmlOutputFromFile: (run, _: never, name: string) => {
      const content = run.google.bundle.pages[String(name).replace(/\.html$/, "")];
      if (content === undefined) throw exception(`No HTML file named ${name} was found.`);
      return run.objects.make<HtmlOutput>("HtmlOutput", { content, title: "", width: null, height: null });
    },
  },
  HtmlOutput: {
    getContent: (_, { content }: HtmlOutput) => content,
    getTitle: (_, { title }: HtmlOutput) => title,
    setTitle: (_, self: HtmlOutput, title: string) => {
      self.title = String(title);
      return self;
    },
    setWidth: (_, self: HtmlOutput, width: number) => {
      self.width = width;
      return self;
    },
    setHeight: (_, self: HtmlOutput, height: number) => {
      self.height = height;
      return self;
    },
  },
};

/** HtmlService: pages from the project's files, and templates, whose code runs in the script's realm. */
import type { Execution } from "../run/execution";
import { exception } from "./errors";
import type { Service } from "./service";

/** A page before it is shown. */
export interface HtmlOutput {
  content: string;
  title: string;
  width: number | null;
  height: number | null;
  faviconUrl: string | null;
  readonly metaTags: MetaTag[];
}

interface MetaTag {
  readonly name: string;
  readonly content: string;
}

interface HtmlTemplate {
  readonly raw: string;
}

export const htmlService: Service = {
  HtmlService: {
    createHtmlOutput: (run, _: never, html = "") => outputOf(run, String(html)),
    createHtmlOutputFromFile: (run, _: never, name: string) => outputOf(run, fileNamed(run, name)),
    createTemplate: (run, _: never, html: string) => templateOf(run, String(html)),
    createTemplateFromFile: (run, _: never, name: string) => templateOf(run, fileNamed(run, name)),
  },
  HtmlTemplate: {
    // The realm has run the template and says what it printed.
    evaluate: (run, _: never, printed: string) => outputOf(run, printed),
    getRawContent: (_, { raw }: HtmlTemplate) => raw,
  },
  HtmlOutput: {
    getContent: (_, { content }: HtmlOutput) => content,
    setContent: (_, self: HtmlOutput, content: string) => changed(self, { content: String(content) }),
    append: (_, self: HtmlOutput, more: string) => changed(self, { content: `${self.content}${more}` }),
    appendUntrusted: (_, self: HtmlOutput, more: string) =>
      changed(self, { content: self.content + escaped(String(more)) }),
    clear: (_, self: HtmlOutput) => changed(self, { content: "" }),
    asTemplate: (run, { content }: HtmlOutput) => templateOf(run, content),
    getTitle: (_, { title }: HtmlOutput) => title,
    setTitle: (_, self: HtmlOutput, title: string) => changed(self, { title: String(title) }),
    getWidth: (_, { width }: HtmlOutput) => width,
    setWidth: (_, self: HtmlOutput, width: number) => changed(self, { width }),
    getHeight: (_, { height }: HtmlOutput) => height,
    setHeight: (_, self: HtmlOutput, height: number) => changed(self, { height }),
    getFaviconUrl: (_, { faviconUrl }: HtmlOutput) => faviconUrl,
    setFaviconUrl: (_, self: HtmlOutput, url: string) => changed(self, { faviconUrl: String(url) }),
    addMetaTag: (_, self: HtmlOutput, name: string, content: string) => withMetaTag(self, name, content),
    getMetaTags: (run, { metaTags }: HtmlOutput) => metaTags.map((tag) => run.objects.make("HtmlOutputMetaTag", tag)),
    // Both are without effect: there is one sandbox, and the page is no web app.
    setSandboxMode: (_, self: HtmlOutput) => self,
    setXFrameOptionsMode: (_, self: HtmlOutput) => self,
  },
  HtmlOutputMetaTag: {
    getName: (_, { name }: MetaTag) => name,
    getContent: (_, { content }: MetaTag) => content,
  },
};

const fileNamed = (run: Execution, name: string) => {
  const content = run.google.bundle.pages[String(name).replace(/\.html$/, "")];
  if (content === undefined) throw exception(`No HTML file named ${name} was found.`);
  return content;
};

const outputOf = (run: Execution, content: string) =>
  run.objects.make<HtmlOutput>("HtmlOutput", {
    content,
    title: "",
    width: null,
    height: null,
    faviconUrl: null,
    metaTags: [],
  });

const templateOf = (run: Execution, raw: string) => run.objects.make<HtmlTemplate>("HtmlTemplate", { raw }, { raw });

const changed = (self: HtmlOutput, more: Partial<HtmlOutput>) => Object.assign(self, more);

// https://developers.google.com/apps-script/reference/html/html-output#addMetaTag(String,String)
const allowedTags = ["apple-mobile-web-app-capable", "google-site-verification", "mobile-web-app-capable", "viewport"];

const withMetaTag = (self: HtmlOutput, name: string, content: string) => {
  if (!allowedTags.includes(name)) throw exception(`The meta tag you specified is not allowed in this context.`);
  self.metaTags.push({ name, content: String(content) });
  return self;
};

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
  "'": "&#39;",
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

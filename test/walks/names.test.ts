/** S12: which names and domains are one company, asked of the desk as a form does while somebody types. */
import { aDesk, deal, reply, type World } from "./desk";

interface Company {
  readonly companyName: string;
  readonly website?: string;
  readonly contactEmail?: string;
}

let world: World;
const registered = new Map<string, string>();

beforeAll(async () => {
  world = await aDesk();
});

/** The registration by Northwind of a company; each is made once. */
const idOf = async (company: Company): Promise<string> => {
  const token = JSON.stringify(company);
  const known = registered.get(token);
  if (known) return known;
  const told = deal({ contactEmail: `${registered.size}@first${registered.size}.example`, ...company });
  const { id } = await reply(world, "register", { ...told, token, partner: "Northwind" });
  registered.set(token, id);
  return id;
};

/** What the desk warns Contoso of that company's registration by Northwind; nothing where it sees two companies. */
const kindsFor = async (first: Company, second: Company): Promise<string[]> => {
  const id = await idOf(first);
  const { flags } = await reply(world, "check", { partner: "Contoso Cloud", ...second });
  return flags.filter(({ of }) => of === id).map(({ kind }) => kind);
};

const elsewhere = { contactEmail: "somebody@second.example" };

test.each([
  ["Acme Corporation", "ACME Corp."],
  ["L'Oréal S.A.", "LOREAL SA"],
  ["The Home Depot, Inc.", "Home Depot"],
  ["AT&T Inc.", "AT and T"],
  ["Société Générale", "SOCIETE GENERALE SA"],
  ["株式会社トヨタ", "トヨタ株式会社"],
  ["ООО Газпром", "Газпром ООО"],
  ["Soy\u200Blent Corp", "Soylent Corp"],
  ["Müller GmbH & Co. KG", "Mueller GmbH"],
  ["Company", "Company Ltd"],
])("%s and %s are the same", async (first, second) => {
  expect(await kindsFor({ companyName: first }, { companyName: second, ...elsewhere })).toEqual(["pending"]);
});

test.each([
  [{ companyName: "Аcme Kitchens" }, { companyName: "Acme Kitchens", ...elsewhere }],
  [
    { companyName: "Alphabet Inc.", website: "www.google.com" },
    { companyName: "Google LLC", contactEmail: "j@google.com" },
  ],
  [
    { companyName: "Mill A", website: "mail.example.co.uk" },
    { companyName: "Oak B", website: "example.co.uk", ...elsewhere },
  ],
  [
    { companyName: "Mill C", website: "müller.de" },
    { companyName: "Oak D", website: "xn--mller-kva.de", ...elsewhere },
  ],
  [
    { companyName: "Mill E", website: "EXAMPLE.com." },
    { companyName: "Oak F", website: "example.com", ...elsewhere },
  ],
])("%j and %j are likely the same", async (first, second) => {
  expect(await kindsFor(first, second)).toEqual(["likely"]);
});

test.each([
  [{ companyName: "Globex Holdings, Inc." }, { companyName: "Globex, Inc.", ...elsewhere }],
  [{ companyName: "Delta Air Lines" }, { companyName: "Delta Faucet Company", ...elsewhere }],
  [
    { companyName: "Mill G", website: "a.co.uk" },
    { companyName: "Oak H", website: "b.co.uk", ...elsewhere },
  ],
  [
    { companyName: "Mill I", contactEmail: "a@gmail.com" },
    { companyName: "Oak J", contactEmail: "b@gmail.com" },
  ],
])("%j and %j are not taken for one", async (first, second) => {
  expect(await kindsFor(first, second)).toEqual([]);
});

test("an address of a free mail service is flagged", async () => {
  const { flags } = await reply(world, "check", {
    partner: "Contoso Cloud",
    companyName: "Oak K",
    contactEmail: "b@gmail.com",
  });
  expect(flags.map(({ kind }) => kind)).toEqual(["free-mail"]);
});

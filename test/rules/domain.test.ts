import fc from "fast-check";
import { businessDomainOf, domainOf, domainsIn, isFreeMail } from "../../src/rules/names/domain";

describe("S12: whose domain it is", () => {
  it.each([
    ["j@google.com", "google.com"],
    ["www.google.com", "google.com"],
    ["https://www.google.com/search?q=a@b.de#x", "google.com"],
    ["mail.example.co.uk", "example.co.uk"],
    ["example.co.uk", "example.co.uk"],
    ["EXAMPLE.com.", "example.com"],
    ["müller.de", "müller.de"],
    ["xn--mller-kva.de", "müller.de"],
    ["http://xn--bcher-kva.example.xn--p1ai", "example.рф"],
    ["shop.acme.com.br", "acme.com.br"],
    ["acme.or.jp", "acme.or.jp"],
    ["a.b.acme.com.au:8080/path", "acme.com.au"],
    ["info.acme.de", "acme.de"],
    ["web.info.de", "info.de"],
    ["acme.github.io", "acme.github.io"],
    ["deep.acme.myshopify.com", "acme.myshopify.com"],
    ["acme.uk.com", "acme.uk.com"],
    ["mailto:joe@acme.io", "acme.io"],
    ["ftp://files.acme.fr", "acme.fr"],
    ["ａｃｍｅ.com", "acme.com"],
    ["co.uk", "co.uk"],
    ["localhost", ""],
    ["192.168.0.1", ""],
    ["not a domain", ""],
    ["joe@", ""],
    ["-acme-.com", ""],
    ["xn--99999999999.de", "xn--99999999999.de"],
    ["", ""],
  ])("%s is of %j", (address, domain) => {
    expect(domainOf(address)).toBe(domain);
  });

  it("two companies under one ending are two", () => {
    expect(domainOf("a.co.uk")).not.toBe(domainOf("b.co.uk"));
    expect(domainOf("a.wordpress.com")).not.toBe(domainOf("b.wordpress.com"));
  });
});

it.each([
  ["joe@gmail.com", true],
  ["Joe@GMAIL.com", true],
  ["joe@yahoo.co.uk", true],
  ["joe@hotmail.com.br", true],
  ["joe@web.de", true],
  ["joe@qq.com", true],
  ["joe@orange.fr", true],
  ["joe@initech.com", false],
  ["joe@live.sap.de", false],
  ["joe@me.initech.co.uk", false],
  ["joe@outlook.services", false],
  ["", false],
])("%s is free mail: %p", (address, is) => {
  expect(isFreeMail(address)).toBe(is);
});

it.each([
  ["https://www.linkedin.com/company/acme", ""],
  ["joe@gmail.com", ""],
  ["github.io", ""],
  ["www.acme.com", "acme.com"],
])("%s tells of the company %j", (address, domain) => {
  expect(businessDomainOf(address)).toBe(domain);
});

it("finds several domains in one cell, each once", () => {
  expect(domainsIn("google.com, https://www.alphabet.com; mail.google.com\njoe@gmail.com")).toEqual([
    "google.com",
    "alphabet.com",
  ]);
});

it("reads every international name as the browser writes it", () => {
  const label = fc.string({
    unit: fc.constantFrom(..."abcxyzäöüßéøłñçşğıжщдλωπ中文日本어"),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(label, (said) => {
      const host = new URL(`http://${said}.example`).hostname;
      expect(domainOf(host)).toBe(domainOf(`${said}.example`));
    }),
  );
});

it("never fails, whatever is written", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.webUrl(), fc.emailAddress()), (said) => {
      expect(domainOf(domainOf(said))).toBe(domainOf(said));
    }),
    { numRuns: 1_000 },
  );
});

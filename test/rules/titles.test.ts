import { registrations } from "../../src/model/registrations";
import { columnCalled } from "../../src/rules/titles";

it.each([
  ["companyName", "companyName"],
  ["Company", "companyName"],
  ["COMPANY_NAME", "companyName"],
  [" company  name: ", "companyName"],
  ["Estimated deal size (in $)", "dealSize"],
  ["Deal size (ACV)", "dealSize"],
  ["Contacted before?", "existingRelationship"],
  ["Contact e-mail [business]", "contactEmail"],
  ["Shoe size", undefined],
  ["(Company)", "companyName"],
  ["Name", undefined],
  ["", undefined],
  ["()", undefined],
  ["???", undefined],
  ["__proto__", undefined],
])("%s means %s", (title, column) => {
  expect(columnCalled(registrations.columns, title)).toBe(column);
});

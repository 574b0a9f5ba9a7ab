import { isSameValue, pagesIn } from "../../host/export/referee";

// As LibreOffice writes it: a heading for each tab, a colour on each cell that has one by itself or by a rule.
const html = `<body>
<p><center><h1>Overview</h1></center></p>
<A HREF="#table0">Sheet 1: Log &amp; more</A><br>
<hr>
<A NAME="table0"><h1>Sheet 1: <em>Log &amp; more</em></h1></A>
<table cellspacing="0" border="0">
	<colgroup width="85"></colgroup>
	<tr>
		<td height="17" align="left" valign=middle bgcolor="#E8F0F2"><a class="comment-indicator"></a>
<comment>Required. a &lt;td&gt;</comment>
<b><font face="Arial">Deal</font></b></td>
		<td align="left" valign=middle bgcolor="#FFFFFF"><br></td>
	</tr>
	<tr>
		<td height="17" align="right" sdval="46083.375" sdnum="1033;0;YYYY-MM-DD"><font face="Arial">2026-03-02</font></td>
		<td align="left" bgcolor="#FAD1CC"><b>Submitted<br>late</b></td>
	</tr>
</table>
<!-- ************************************************************************** -->
<hr>
<A NAME="table2"><h1>Sheet 2: <em>Deals</em></h1></A>
<table cellspacing="0" border="0">
	<tr>
		<td height="17" align="left">Id</td>
	</tr>
</table>
</body>`;

test("the colours of each tab are read by row and column", () => {
  expect(pagesIn(html)).toEqual([
    {
      title: "Log & more",
      colours: [
        ["#e8f0f2", ""],
        ["", "#fad1cc"],
      ],
    },
    { title: "Deals", colours: [[""]] },
  ]);
});

test.each([
  [0.1 + 0.2, 0.3],
  [1e12, 1e12 + 0.1],
  [new Date("2026-03-02T09:00:00Z"), 46083.375],
  [{ error: "#N/A" }, { error: "#N/A" }],
  ["", undefined],
  [null, ""],
  [true, true],
])("%p is the same as %p", (one, other) => expect(isSameValue(one, other)).toBe(true));

test.each([
  [1, 1.000001],
  ["1", 1],
  [true, 1],
  [{ error: "#N/A" }, { error: "#REF!" }],
  ["a", "A"],
  [0, ""],
])("%p is not the same as %p", (one, other) => expect(isSameValue(one, other)).toBe(false));

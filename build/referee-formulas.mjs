/** Formulas as a coordinator puts them beside the desk's tabs; all of them are older than the programs that read them. */

const log = "Registration log";

/** Lines of formulas: in the first column figures over whole tabs, then some for each registration. */
export const formulasFor = (workbook) => {
  const letters = lettersIn(workbook);
  const all = (tab, title) => `'${tab}'!$${letters(tab, title)}$2:$${letters(tab, title)}`;
  const figures = figuresOver(all);
  const count = Math.max(0, (workbook.getWorksheet(log)?.rowCount ?? 1) - 1);
  const rows = Array.from({ length: count }, (_, index) =>
    rowOf(all, (title) => `'${log}'!$${letters(log, title)}${index + 2}`),
  );
  return Array.from({ length: Math.max(figures.length, rows.length) }, (_, index) => [
    figures[index] ?? "",
    ...(rows[index] ?? []),
  ]);
};

const lettersIn = (workbook) => (tab, title) => {
  const header = workbook.getWorksheet(tab)?.getRow(1).values ?? [];
  const index = header.indexOf(title);
  if (index < 0)
    throw new Error(`The workbook has no column ${title} on a tab ${tab}: the referee compares workbooks of the desk.`);
  return workbook.getWorksheet(tab).getColumn(index).letter;
};

const figuresOver = (all) => {
  const [stage, due, size, company, partner, received, hours] = [
    "Stage",
    "Decision due",
    "Deal size (ACV)",
    "Company",
    "Partner",
    "Received",
    "Decision hours",
  ].map((title) => all(log, title));
  const [amount, dealStage, close] = ["Amount", "Stage", "Expected close"].map((title) => all("Deals", title));
  const holidays = all("Holidays", "Day");
  return [
    `=COUNTIF(${stage},"Submitted")`,
    `=COUNTIFS(${stage},"Submitted",${due},"<"&NOW())`,
    `=SUMPRODUCT((${stage}="Submitted")*(${due}<NOW()))`,
    `=COUNTIFS(${stage},"Approved",${size},">=50000")`,
    `=COUNTIF(${company},"*Inc*")`,
    `=COUNTIF(${stage},"<>Approved")`,
    `=COUNTA(${company})-COUNTBLANK(${company})`,
    `=SUM(${size})`,
    `=SUMIF(${stage},"Approved",${size})`,
    `=SUMIFS(${amount},${dealStage},"Discovery")`,
    `=SUMIFS(${amount},${close},">="&EOMONTH(TODAY(),-1)+1,${close},"<="&EOMONTH(TODAY(),0))`,
    `=SUMPRODUCT(${amount}*(${dealStage}="Proposal"))`,
    `=ROUND(AVERAGE(${hours}),2)`,
    `=ROUND(AVERAGEIFS(${size},${stage},"Approved"),2)`,
    `=MEDIAN(${hours})`,
    `=MAX(${size})-MIN(${size})`,
    `=LARGE(${size},3)`,
    `=SMALL(${size},2)`,
    `=RANK(LARGE(${size},5),${size})`,
    `=STDEV(${size})`,
    `=PERCENTILE(${hours},0.9)`,
    `=MAXIFS(${size},${stage},"Approved")`,
    `=INDEX(${company},MATCH("Approved",${stage},0))`,
    `=IFERROR(INDEX(${company},MATCH("nobody",${partner},0)),"none")`,
    `=MATCH("nobody",${partner},0)`,
    `=SUM(${size})/0`,
    `=TEXT(NOW(),"yyyy-mm-dd hh:mm")`,
    `=TEXT(MAX(${received}),"d mmm yyyy")`,
    `=TEXT(SUM(${size}),"#,##0.00")`,
    "=YEAR(TODAY())*100+MONTH(TODAY())",
    "=WEEKDAY(TODAY(),2)",
    "=WEEKNUM(TODAY(),21)",
    "=INT(NOW())-TODAY()",
    "=HOUR(NOW())*60+MINUTE(NOW())",
    "=EDATE(TODAY(),3)",
    "=DATE(YEAR(TODAY()),MONTH(TODAY())+1,0)",
    `=WORKDAY(TODAY(),5,${holidays})`,
    `=NETWORKDAYS(TODAY()-30,TODAY(),${holidays})`,
    "=NETWORKDAYS.INTL(TODAY()-30,TODAY(),1)",
    `=IF(AND(COUNTIF(${stage},"Lost")>0,NOT(ISBLANK(${company.replace(/:.*/, "")}))),"yes","no")`,
    `=TEXTJOIN(", ",TRUE,"a","","b")`,
    "=MOD(TODAY(),7)+QUOTIENT(100,7)",
    '=SUBSTITUTE(PROPER("halden partner program")," ","-")',
    '=MID("DR-0042",SEARCH("-","DR-0042")+1,10)+0',
    '=LEN(TRIM("  two  words "))',
    "=TRUE",
  ];
};

const rowOf = (all, cell) => {
  const [stage, due, soon, partner, company, size, received] = [
    "Stage",
    "Decision due",
    "Due soon from",
    "Partner",
    "Company",
    "Deal size (ACV)",
    "Received",
  ].map(cell);
  return [
    `=IF(ISNUMBER(${due}),ROUND((NOW()-${due})*24,2),"")`,
    `=IF(${stage}="Submitted",IF(${due}<NOW(),"late",IF(${soon}<=NOW(),"due soon","in time")),"")`,
    `=COUNTIFS(${all(log, "Partner")},${partner},${all(log, "Stage")},"Approved")`,
    `=IFERROR(INDEX(${all("Partners", "Tier")},MATCH(${partner},${all("Partners", "Partner")},0)),"unknown")`,
    `=UPPER(LEFT(${company},3))&" "&TEXT(${size},"#,##0")&" "&TEXT(${received},"yyyy-mm-dd")`,
    `=IF(ISNUMBER(${received}),NETWORKDAYS(${received},TODAY()),"")`,
    `=AND(${size}>50000,${stage}="Approved")`,
  ];
};

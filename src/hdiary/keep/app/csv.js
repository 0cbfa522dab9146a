// A table as text: rows under a header, with whatever sign between cells and line ends it has.
import { guard, numberText, unguard } from "./cells.js";
import { columnsOf, toRows } from "./rows.js";
import { fromRows } from "./read-rows.js";

const SIGNS = [",", ";", "\t"];

// A number below zero is no formula; a text that begins like one is guarded.
function cellText(value) {
  if (typeof value === "number") return numberText(value);
  const text = guard(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function writeCsv(rows, columns) {
  const lines = rows.map((row) => columns.map((column) => cellText(row[column])).join(","));
  return `${[columns.map(cellText).join(","), ...lines].join("\n")}\n`;
}

// Which sign parts the cells: the one that the first line with more than one cell has most of.
function findSign(text) {
  for (const line of text.split(/\r\n?|\n/, 20)) {
    const bare = line.replace(/"(?:[^"]|"")*"?/g, "");
    const counts = SIGNS.map((sign) => bare.split(sign).length - 1);
    const most = Math.max(...counts);
    if (most > 0) return SIGNS[counts.indexOf(most)];
  }
  return ",";
}

function cutQuoted(text, from) {
  let cell = "";
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return { cell: cell + text.slice(at), at: text.length, open: true };
    cell += text.slice(at, end);
    if (text[end + 1] !== '"') return { cell, at: end + 1, open: false };
    cell += '"';
    at = end + 2;
  }
}

function countLines(text, from, to) {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    if (text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n")) lines += 1;
  }
  return lines;
}

// Records with the line on which each begins.
function cutRecords(text, sign) {
  const plain = new RegExp(`[${sign}\\r\\n]`, "g");
  const records = [];
  let [at, line, open] = [0, 1, 0];
  while (at < text.length) {
    const record = { line, cells: [] };
    for (;;) {
      let cell = "";
      if (text[at] === '"') {
        const quoted = cutQuoted(text, at);
        line += countLines(text, at, quoted.at);
        if (quoted.open) open ||= record.line;
        [cell, at] = [quoted.cell, quoted.at];
      }
      plain.lastIndex = at;
      const end = plain.exec(text)?.index ?? text.length;
      record.cells.push(cell + text.slice(at, end));
      at = end;
      if (text[at] !== sign) break;
      at += 1;
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
    records.push(record);
  }
  return { records, open };
}

function isBlank(record) {
  return record.cells.every((cell) => cell.trim() === "");
}

// A spreadsheet that expects another sign keeps each line in one cell, and saves it so.
function unpack(records) {
  const filled = records.filter((record) => !isBlank(record));
  const packed = filled.every(({ cells }) => cells.slice(1).every((cell) => !cell.trim()));
  const sign = SIGNS.find((one) => filled[0]?.cells[0].split(one).length > 2);
  if (!packed || !sign) return records;
  return filled.map((record) => ({
    line: record.line,
    cells: cutRecords(record.cells[0], sign).records[0]?.cells ?? [],
  }));
}

// The header, the rows below it as { line, cells by column }, and what could not be parted.
export function readCsv(text) {
  const plain = text.replace(/^\uFEFF/, "").replaceAll("\u0000", "");
  const { records, open } = cutRecords(plain, findSign(plain));
  const [head, ...rest] = unpack(records).filter((record) => !isBlank(record) && !isSign(record));
  const problems = open ? [{ line: open, column: "", value: "", key: "keep.read.open_quote" }] : [];
  if (!head) return { columns: [], rows: [], problems };
  const columns = head.cells.map((name) => unguard(name.trim()));
  const rows = rest.map(({ line, cells }) => {
    // Without what every object has: a column may be called "constructor".
    const row = Object.create(null);
    columns.forEach((column, at) => {
      if (column && !(column in row)) row[column] = unguard(cells[at] ?? "").trim();
    });
    const beyond = cells.slice(columns.length).filter((cell) => cell.trim());
    for (const value of beyond) problems.push({ line, column: "", value, key: "keep.read.beyond" });
    return { line, cells: row };
  });
  return { columns: columns.filter(Boolean), rows, problems };
}

// "sep=;" in the first line is Excel's own way to say which sign parts the cells.
function isSign(record) {
  return record.line === 1 && /^sep=.?$/i.test(record.cells.filter(Boolean).join(""));
}

export function exportCsv(entries, told) {
  const listed = [...(entries instanceof Map ? entries.values() : entries)];
  return writeCsv(toRows(listed, told), columnsOf(listed, told));
}

// "problems" are what could not be read, each with its line, column and value; no row is lost in
// silence.
export function importCsv(text, told) {
  const table = readCsv(text);
  const { entries, problems } = fromRows(table.rows, told, table.columns);
  return { entries, problems: [...table.problems, ...problems].sort((a, b) => a.line - b.line) };
}

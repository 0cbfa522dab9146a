// Files: one that the browser is asked to save, one that is passed on, one that the person chose.
const MOST_BYTES = 60_000_000;
export const CSV = { type: "text/csv", ending: "csv" };
export const SEALED = { type: "application/json", ending: "json" };

export class UnreadableFile extends Error {
  constructor(kind, cause) {
    super(kind, { cause });
    this.kind = kind;
  }
}

// "Frau B. / Plan 1" on 1 March becomes "Frau B. Plan 1 2026-03-01.csv" on every computer.
export function fileName(title, day, { ending }) {
  const plain = title
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  return `${[...plain].slice(0, 60).join("").trim()} ${day}.${ending}`.trim();
}

function asFile(text, name, { type }) {
  return new File([text], name, { type });
}

export function download(text, name, form) {
  const address = URL.createObjectURL(asFile(text, name, form));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read it only after the person has said where to.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function canShare(name, form) {
  try {
    return Boolean(navigator.canShare?.({ files: [asFile("a", name, form)] }));
  } catch {
    return false;
  }
}

// False where the person changed their mind.
export async function share(text, name, form) {
  try {
    await navigator.share({ files: [asFile(text, name, form)], title: name });
    return true;
  } catch (error) {
    if (error.name === "AbortError") return false;
    throw error;
  }
}

export async function readChosen(file) {
  if (file.size > MOST_BYTES) throw new UnreadableFile("large");
  try {
    return decode(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile("gone", error);
  }
}

// Spreadsheets still save letters in older ways than a browser expects.
export function decode(bytes) {
  if (bytes.length === 0) throw new UnreadableFile("empty");
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) throw new UnreadableFile("workbook");
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.subarray(0, 4000).includes(0)) throw new UnreadableFile("other");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

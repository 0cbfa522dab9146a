// Where the page is opened, as far as a page can tell: some places keep nothing, or not for long.
export function surroundings(seen = look()) {
  const { userAgent, touches, protocol, installed, quota, heap } = seen;
  const apple = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touches > 1);
  const safari = /Safari\//.test(userAgent) && !/Chrom|Android|Edg|FxiOS|CriOS/.test(userAgent);
  return {
    apple,
    safari,
    installed,
    file: protocol === "file:",
    preview: isPreview(seen, apple),
    // A private window of Chromium may store less than the page's own memory; others do not tell.
    closed: quota !== null && heap !== null && quota < heap,
  };
}

// A mail program's or a files program's own view of the page: it goes when the view is closed.
function isPreview({ userAgent, protocol, installed }, apple) {
  if (protocol === "content:" || /; wv\)/.test(userAgent)) return true;
  return apple && !installed && !/Safari\//.test(userAgent);
}

function look() {
  return {
    userAgent: navigator.userAgent,
    touches: navigator.maxTouchPoints ?? 0,
    protocol: location.protocol,
    installed: navigator.standalone === true || matchMedia("(display-mode: standalone)").matches,
    quota: null,
    heap: null,
  };
}

export function surroundingsOf({ quota }) {
  const heap = globalThis.performance?.memory?.jsHeapSizeLimit ?? null;
  return surroundings({ ...look(), quota, heap });
}

// What may take the diary away here, the gravest first.
export function warningsOf(here, { persisted }) {
  const said = [];
  if (here.preview) said.push(here.apple ? "preview_apple" : "preview");
  if (here.closed && !persisted) said.push("private");
  if (here.safari && !here.installed && !persisted) said.push("safari");
  return said;
}

// What hdiary wrote into the page: the words, what is asked, the names of medicine.
export async function readTold(text) {
  const { packed, ...told } = JSON.parse(text);
  const { drugs, ...rest } = JSON.parse(await unpack(packed));
  return { ...told, ...rest, drugs: nameDrugs(drugs) };
}

// The names stand in lists by their class, which takes half the room.
export function nameDrugs(drugs) {
  return Object.fromEntries(
    Object.entries(drugs).flatMap(([kind, names]) => names.split("|").map((name) => [name, kind])),
  );
}

// What is long is pressed; browsers can unfold it since 2023.
function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

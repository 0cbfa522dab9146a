// A line that a hand drags along a picture. It is a native range control laid over the axes, so
// that mouse, finger, keys and screen readers work as they do everywhere; its thumb is the line.

const THUMB = 18; // [px]

function place(input, words, model) {
  const [left, width, top, height] = model.get("axes");
  const names = model.get("names");
  const last = Math.max(names.length - 1, 1);
  input.max = String(names.length - 1);
  input.value = String(model.get("value"));
  input.style.left = `calc(${left}% - ${THUMB / 2}px)`;
  input.style.width = `calc(${width}% + ${THUMB}px)`;
  input.style.top = words.style.top = `${top}%`;
  input.style.height = `${height}%`;
  const told = names[Number(input.value)] ?? "";
  input.setAttribute("aria-valuetext", told);
  const x = left + (width * Number(input.value)) / last;
  words.textContent = `${model.get("before")}${told}`;
  words.style.left = x < 60 ? `${x}%` : "auto";
  words.style.right = x < 60 ? "auto" : `${100 - x}%`;
}

function render({ model, el }) {
  const input = document.createElement("input");
  Object.assign(input, { type: "range", min: "0", step: "1", className: "hd-line" });
  input.dataset.lmSuppressShortcuts = "true"; // else JupyterLab takes the arrow keys
  const words = document.createElement("div");
  words.className = "hd-line-words";
  words.setAttribute("aria-hidden", "true");
  const again = () => place(input, words, model);
  const draw = () => {
    input.setAttribute("aria-label", model.get("label"));
    input.title = model.get("hint");
    el.innerHTML = model.get("picture"); // made by hdiary, with every word escaped
    el.querySelector("svg")?.after(input, words);
    again();
  };
  input.addEventListener("input", () => {
    model.set("value", Number(input.value));
    again();
    model.save_changes();
  });
  model.on("change:picture", draw);
  for (const name of ["value", "names", "axes", "before"]) model.on(`change:${name}`, again);
  draw();
  return () => {
    model.off("change:picture", draw);
    for (const name of ["value", "names", "axes", "before"]) model.off(`change:${name}`, again);
  };
}

export default { render };

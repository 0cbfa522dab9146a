// Links to a file that came from the kernel: one opens it beside this page, one saves it.

function link(words, url) {
  const made = document.createElement("a");
  made.textContent = words;
  made.href = url;
  return made;
}

function render({ model, el }) {
  el.classList.add("hd-handed");
  let url = "";
  const forget = () => {
    if (url) URL.revokeObjectURL(url);
    url = "";
  };
  const show = () => {
    forget();
    const content = model.get("content");
    if (!content || !content.byteLength) {
      el.replaceChildren();
      return;
    }
    url = URL.createObjectURL(new Blob([content], { type: model.get("kind") }));
    const opens = link(model.get("opens"), url);
    Object.assign(opens, { target: "_blank", rel: "noopener" });
    const saves = link(model.get("saves"), url);
    saves.download = model.get("name");
    el.replaceChildren(opens, saves);
  };
  model.on("change:content", show);
  show();
  return forget;
}

export default { render };

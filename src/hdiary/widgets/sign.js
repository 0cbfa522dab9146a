// Words while something is being worked out. They come after a moment: what is quick needs none.

const MOMENT = 150; // [ms]

function render({ model, el }) {
  el.classList.add("hd-sign-place");
  const sign = document.createElement("div");
  sign.className = "hd-sign";
  sign.setAttribute("role", "status");
  sign.setAttribute("aria-live", "polite");
  let waits;
  const tell = () => {
    clearTimeout(waits);
    const words = model.get("words");
    if (!words) sign.textContent = "";
    else if (!sign.textContent) {
      waits = setTimeout(() => {
        sign.textContent = words;
      }, MOMENT);
    }
  };
  model.on("change:words", tell);
  tell();
  el.append(sign);
  return () => clearTimeout(waits);
}

export default { render };

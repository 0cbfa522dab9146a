// A button that hands a file over in parts. In one piece, a file of more than 10 MB would be more
// than a Jupyter server takes in one message, and would cut the line to the kernel.

const PART = 2 * 1024 * 1024; // [bytes]

function makeButton(model) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "jupyter-widgets jupyter-button widget-button hd-upload";
  button.textContent = model.get("label");
  return button;
}

function makeInput(model) {
  const input = document.createElement("input");
  Object.assign(input, { type: "file", accept: model.get("accept"), hidden: true });
  input.tabIndex = -1;
  return input;
}

// Resolves when the kernel has taken what was sent; nothing further is sent before.
function taken(model, number) {
  return new Promise((resolve) => {
    const listen = (message) => {
      if (message.number !== number) return;
      model.off("msg:custom", listen);
      resolve();
    };
    model.on("msg:custom", listen);
  });
}

async function hand(model, file, upload, tell) {
  let number = 0;
  const send = (content, buffers) => {
    const done = taken(model, `${upload}:${number}`);
    model.send({ upload, number: `${upload}:${number}`, ...content }, undefined, buffers);
    number += 1;
    return done;
  };
  await send({ name: file.name, size: file.size });
  for (let at = 0; at < file.size; at += PART) {
    const part = await file.slice(at, at + PART).arrayBuffer();
    tell(file.size > PART ? `${Math.floor((100 * at) / file.size)}%` : "");
    await send({ at }, [part]);
  }
}

function render({ model, el }) {
  el.classList.add("hd-upload-place");
  const button = makeButton(model);
  const input = makeInput(model);
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  const tell = (words) => {
    status.textContent = words;
  };
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    button.disabled = true;
    try {
      await hand(model, file, `${Date.now()}`, tell);
      tell("");
    } catch (error) {
      tell("This file could not be read by the browser.");
    } finally {
      button.disabled = false;
      input.value = ""; // so that the same file can be given again
    }
  });
  el.append(button, input, status);
}

export default { render };

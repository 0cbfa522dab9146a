// The person's own activities, postures and treatments among the choices.
import { h } from "./vendor/preact.mjs";
import { useId, useRef, useState } from "./vendor/hooks.mjs";
import { whyRefused } from "./choices.js";
import { Icon } from "./icons.js";
import { ownWord } from "./model.js";
import { name, say } from "./words.js";

// kind: "activities", "postures" or "treatments", in the settings as in what the page was made with.
export function OwnWords({ ctx, kind }) {
  const own = ctx.settings[kind] ?? [];
  const input = useRef(null);
  const remove = (word) => {
    ctx.setSettings({ [kind]: own.filter((other) => other !== word) });
    ctx.toast(
      say("keep.settings.word_removed", { word: name(word) }),
      { undo: () => ctx.setSettings({ [kind]: own }) },
    );
    input.current?.focus();
  };
  const add = (text) => {
    const { word, changed } = ownWord(text);
    if (!word) return;
    const refused = whyRefused(ctx, kind, word);
    if (refused) {
      ctx.toast(refused);
      return;
    }
    const same = [...own, ...ctx.told[kind]].find((other) => alike(other, word));
    if (same) {
      ctx.toast(say("keep.settings.word_known", { word: name(same) }));
      return;
    }
    ctx.setSettings({ [kind]: [...own, word] });
    if (changed) ctx.toast(say("keep.settings.word_added_as", { word }));
    else ctx.toast(say("keep.settings.word_added", { word }));
  };
  const legend = say(`keep.settings.own_${kind}`);
  return h(
    "fieldset",
    { class: "group own-words" },
    h("legend", null, legend),
    own.length > 0 &&
      h(
        "ul",
        { class: "chip-row" },
        own.map((word) =>
          h(
            "li",
            { key: word },
            h(
              "button",
              {
                type: "button",
                class: "chip",
                "aria-label": say("keep.settings.word_remove", { word: name(word) }),
                onClick: () => remove(word),
              },
              name(word),
              h("span", { class: "chip-end" }, h(Icon, { name: "close" })),
            ),
          ),
        ),
      ),
    h(AddWord, { legend, input, onAdd: add }),
  );
}

function alike(one, other) {
  const fold = (word) => word.toLocaleLowerCase();
  return fold(one) === fold(other) || fold(name(one)) === fold(other);
}

function AddWord({ legend, input, onAdd }) {
  const [text, setText] = useState("");
  const id = useId();
  const submit = (event) => {
    event.preventDefault();
    onAdd(text);
    setText("");
  };
  return h(
    "form",
    { class: "add-form", onSubmit: submit },
    h("label", { class: "unseen", for: id }, say("keep.ui.add_to", { what: legend })),
    h("input", {
      id,
      ref: input,
      type: "text",
      maxLength: 60,
      autocomplete: "off",
      value: text,
      placeholder: say("keep.ui.own_words"),
      onInput: (event) => setText(event.target.value),
    }),
    h(
      "button",
      { type: "submit", class: "button", "aria-label": say("keep.ui.add_to", { what: legend }) },
      h(Icon, { name: "plus" }),
    ),
  );
}

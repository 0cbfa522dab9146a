// A month or a day leafed to is kept with its place in the browser's history, without a step of its
// own there: the way back leads to where one came from, and a reload shows the same again.
export function keepHere(patch) {
  const here = history.state ?? {};
  history.replaceState({ ...here, params: { ...here.params, ...patch } }, "");
}

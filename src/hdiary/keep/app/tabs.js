// The other tabs of the same diary: told of each change; and where they cannot be told, each looks
// when the person comes back to it.
export class Tabs {
  #channel = null;

  constructor(name, hear) {
    try {
      this.#channel = new BroadcastChannel(name);
      this.#channel.onmessage = (event) => hear(event.data);
    } catch {
      // A browser without it: looking is what remains.
    }
    const look = () => document.visibilityState === "visible" && hear("look");
    document.addEventListener("visibilitychange", look);
    window.addEventListener("focus", look);
    window.addEventListener("pageshow", look);
  }

  tell(what) {
    this.#channel?.postMessage(what);
  }
}

import { useEffect, useState } from "./vendor/hooks.mjs";

// How storing goes just now, for whatever shows it.
export function useStatus(store) {
  const [status, setStatus] = useState(store.status());
  useEffect(() => {
    setStatus(store.status());
    return store.onStatus(setStatus);
  }, [store]);
  return status;
}

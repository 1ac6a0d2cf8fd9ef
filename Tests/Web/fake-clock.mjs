/** A clock that moves only when told to. */
export function fakeClock() {
  let now = 0;
  let nextHandle = 1;
  const waiting = new Map();
  return {
    setTimeout(action, milliseconds) {
      waiting.set(nextHandle, { at: now + milliseconds, action });
      return nextHandle++;
    },
    now: () => now,
    clearTimeout: (handle) => waiting.delete(handle),
    advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const due = [...waiting].filter(([, wait]) => wait.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
        if (!due) break;
        waiting.delete(due[0]);
        now = due[1].at;
        due[1].action();
      }
      now = end;
    },
  };
}

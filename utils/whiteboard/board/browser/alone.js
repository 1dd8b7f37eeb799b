// One view at a time writes what is kept under a name; where there are no locks, nobody is kept out.
export function aloneOn(name) {
  let free = null;
  return {
    // Resolve to whether this view may write.
    take: () => new Promise((answer) => {
      if (free || !navigator.locks) return answer(true);
      navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        answer(Boolean(lock));
        return lock && new Promise((done) => (free = done));
      }).catch(() => answer(true));
    }),
    leave() {
      free?.();
      free = null;
    },
  };
}

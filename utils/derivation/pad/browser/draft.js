// A copy of what was typed, in this browser only: a kernel that starts anew does not take a derivation with it.
// Where the browser keeps nothing (private windows, pages opened from the disk) there is no copy, and no error.

export function draftOf(name) {
  const place = `derivation-pad:${location.pathname.replace(/\/(lab|notebooks|tree|doc)\b.*/, "")}:${name}`;
  const quietly = (action) => {
    try {
      return name ? action() : null;
    } catch {
      return null;
    }
  };
  return {
    read: () => quietly(() => localStorage.getItem(place)) ?? "",
    write: (text) => quietly(() => localStorage.setItem(place, text)),
  };
}

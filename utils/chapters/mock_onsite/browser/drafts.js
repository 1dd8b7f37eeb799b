// What is typed and not handed in waits in the browser's own storage, for this day and question alone.
const PLACE = "course-mock-onsite:";

export const readDraft = (id, place) => {
  try { return JSON.parse(localStorage.getItem(`${PLACE}${id}:${place}`)); } catch { return null; }
};

export const keepDraft = (id, place, draft) => {
  try { localStorage.setItem(`${PLACE}${id}:${place}`, JSON.stringify(draft)); } catch { /* full, or not allowed: it stays on the page */ }
};

// Drop the drafts of every day but `id`; of that one too when it is null.
export const dropDrafts = (id) => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PLACE) && !(id && key.startsWith(`${PLACE}${id}:`))) localStorage.removeItem(key);
  } catch { /* no storage: nothing to drop */ }
};

// What is asked of the kernel. Of the readings only one is under way at a time, and then the newest is asked for, so that
// a busy kernel finds one message and not forty. An answer older than one that has been shown is dropped.

const PATIENCE = 2000; // ms without an answer until we say so
const LOST = 10000; // ms after which an unanswered reading no longer keeps the next one waiting

export function conversation(model, { heard, waiting }) {
  const live = Boolean(model.widget_manager) && typeof model.send === "function";
  const open = new Set(); // serials of questions without an answer
  let [serial, timer, reading, since, next, shown] = [0, 0, null, 0, null, -1];

  // Grows in every view of a pad, so that answers to one are in order with answers to another.
  const number = () => (serial = Math.max(serial + 1, Date.now()));

  function ask(message) {
    const asked = { ...message, serial: number() };
    try {
      model.send(asked);
    } catch {
      waiting("gone");
      return null;
    }
    open.add(asked.serial);
    clearTimeout(timer);
    timer = setTimeout(() => open.size && waiting("busy"), PATIENCE);
    return asked.serial;
  }

  function settle(answered) {
    for (const asked of open) if (asked <= answered) open.delete(asked);
    if (open.size) return;
    clearTimeout(timer);
    waiting("");
  }

  function read(text) {
    if (!live) return;
    if (reading !== null && Date.now() - since < LOST) {
      next = text;
      return;
    }
    next = null;
    since = Date.now();
    reading = ask({ ask: "read", text });
  }

  function onRead() {
    const answer = model.get("read");
    settle(answer.serial);
    if (answer.serial > shown) {
      shown = answer.serial;
      heard(answer);
    }
    if (reading === null || answer.serial < reading) return;
    reading = null;
    if (next !== null) read(next);
  }

  const onVerdict = () => settle(model.get("verdict").serial);
  const onMessage = ({ answered }) => settle(answered);
  const events = { "change:read": onRead, "change:verdict": onVerdict, "msg:custom": onMessage };
  for (const [event, react] of Object.entries(events)) model.on(event, react);
  return {
    live,
    read,
    ask: (message) => live && ask(message),
    close() {
      clearTimeout(timer);
      for (const [event, react] of Object.entries(events)) model.off(event, react);
    },
  };
}

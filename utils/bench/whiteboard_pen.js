// Times every pen event from its own time stamp: until the page is told (seen), until all listeners are through (drawn), and
// until the frame that holds it has been painted. The same for the board and for a plain canvas of its size laid over it.
() => {
  const box = document.querySelector(".wb-above").getBoundingClientRect(), peer = document.createElement("canvas"), pen = peer.getContext("2d");
  const later = new MessageChannel(), waiting = [];
  let down = false;
  later.port1.onmessage = () => waiting.splice(0).forEach((go) => go());
  Object.assign(peer, { width: box.width, height: box.height });
  peer.style.cssText = `position: fixed; z-index: 99; background: #fff; left: ${box.left}px; top: ${box.top}px; display: none`;
  document.body.append(peer);
  peer.addEventListener("pointerdown", (event) => { down = true; pen.beginPath(); pen.moveTo(event.offsetX, event.offsetY); });
  peer.addEventListener("pointermove", (event) => {
    if (!down) return;
    for (const one of event.getCoalescedEvents()) pen.lineTo(one.offsetX, one.offsetY);
    pen.stroke();
    pen.beginPath();
    pen.moveTo(event.offsetX, event.offsetY);
  });
  peer.addEventListener("pointerup", () => (down = false));
  window.penTimes = {
    show: (name) => (peer.style.display = name === "canvas" ? "block" : "none"),
    forget: () => Object.assign(penTimes, { board: [], canvas: [] }),
  };
  const mine = new WeakMap();
  addEventListener("pointermove", (event) => {
    const name = event.target === peer ? "canvas" : event.target.classList?.contains("wb-above") ? "board" : null;
    if (!name || !event.buttons) return;
    const time = { began: event.timeStamp, seen: performance.now() };
    mine.set(event, time);
    penTimes[name].push(time);
    requestAnimationFrame(() => { waiting.push(() => (time.painted = performance.now())); later.port2.postMessage(0); });
  }, true);
  addEventListener("pointermove", (event) => { if (mine.has(event)) mine.get(event).drawn = performance.now(); });
}

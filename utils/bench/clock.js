// Times one move of a control, from the input event's own time stamp to the picture, by the browser's clock.
// The same for every figure. `drawn`: the canvas was drawn on, or the <img> had loaded, with another picture than
// before. `painted`: the frame which holds that drawing has been painted (the first task after its animation frame).
() => {
  const figures = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output";
  const channel = new MessageChannel();
  let started = null, drawn = null, before = null, waiting = false, done = null, later = [];
  channel.port1.onmessage = () => later.splice(0).forEach((go) => go());
  const afterPaint = (go) => requestAnimationFrame(() => { later.push(go); channel.port2.postMessage(0); });

  // The largest canvas or image shown is the figure; its fingerprint is taken outside the timed spans.
  const pictures = () => [...document.querySelectorAll(`${figures} canvas, ${figures} img`)].filter((p) => p.offsetWidth > 200);
  const picture = () => pictures().sort((a, b) => b.offsetWidth - a.offsetWidth)[0];
  function pixels() {
    const from = picture(), copy = new OffscreenCanvas(from.naturalWidth || from.width, from.naturalHeight || from.height);
    const context = copy.getContext("2d", { willReadFrequently: true });
    original.call(context, from, 0, 0);
    return context.getImageData(0, 0, copy.width, copy.height);
  }
  function fingerprint() {
    if (!picture()) return null; // an <img> that has not loaded yet
    const words = new Uint32Array(pixels().data.buffer);
    let sum = 0;
    for (let i = 0; i < words.length; i++) sum = (Math.imul(sum, 31) + words[i]) | 0;
    return sum;
  }

  const original = OffscreenCanvasRenderingContext2D.prototype.drawImage;
  function seen() {
    if (started === null) return;
    drawn = performance.now();
    if (waiting) return;
    waiting = true;
    afterPaint(look);
  }
  function look() {
    const painted = performance.now(), now = fingerprint();
    if (started === null) return void (waiting = false);
    if (now === null || now === before) return void afterPaint(look); // the picture of before, drawn again
    const [move, at] = [started, drawn];
    waiting = false;
    started = null;
    done({ drawn: at - move, painted: painted - move });
  }
  const plain = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (...given) {
    plain.apply(this, given);
    if (this.canvas.isConnected) seen();
  };
  const loaded = (image) => (image.complete && image.naturalWidth ? seen() : image.addEventListener("load", seen, { once: true }));
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") loaded(target);
      for (const node of addedNodes) {
        if (node.nodeType === 1) (node.tagName === "IMG" ? [node] : node.querySelectorAll("img")).forEach(loaded);
      }
    }
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["src"] });

  const began = (event) => { if (done && started === null && event.isTrusted) started = event.timeStamp; };
  for (const type of ["keydown", "pointerdown"]) window.addEventListener(type, began, { capture: true });

  window.moveClock = {
    arm() {
      before = fingerprint();
      started = drawn = null;
      window.moveClock.result = new Promise((resolve) => {
        const stop = setTimeout(() => { done = started = null; resolve(null); }, 10000);
        done = (times) => { done = null; clearTimeout(stop); resolve(times); };
      });
    },
    pixels: () => { const { data, width, height } = pixels(); return { width, height, data: btoa(Array.from(data, (v) => String.fromCharCode(v)).join("")) }; },
  };
}

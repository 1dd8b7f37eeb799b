// What happened, by listeners of our own: the page's clock at Start, at every pen event, when the microphone opened, and
// every piece of voice that was recorded.
{
  window.truth = { pen: [], times: [], pieces: [] };
  const later = new MessageChannel(), waiting = [];
  later.port1.onmessage = () => waiting.splice(0).forEach((go) => go());
  const afterPaint = (go) => requestAnimationFrame(() => { waiting.push(go); later.port2.postMessage(0); });
  addEventListener("click", ({ target }) => { if (target.textContent === "Start") truth.start = performance.now(); }, true);
  for (const type of ["pointerdown", "pointermove", "pointerup"]) addEventListener(type, (event) => {
    if (!event.target.classList?.contains("wb-above") || (!event.buttons && type !== "pointerup")) return;
    truth.pen.push(performance.now());
    if (type !== "pointermove") return;
    const time = { began: event.timeStamp };
    truth.times.push(time);
    Promise.resolve().then(() => (time.drawn = performance.now())); // after the listeners of this event in the bubble phase
    afterPaint(() => (time.painted = performance.now()));
  }, type === "pointermove" ? false : true);
  const devices = navigator.mediaDevices, plain = devices?.getUserMedia.bind(devices);
  if (plain) devices.getUserMedia = async (wish) => {
    const stream = await plain(wish);
    truth.microphone = performance.now();
    return stream;
  };
  const Plain = MediaRecorder;
  const text = (bytes) => btoa(Array.from(bytes, (value) => String.fromCharCode(value)).join(""));
  window.MediaRecorder = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener("dataavailable", async ({ data }) => truth.pieces.push(text(new Uint8Array(await data.arrayBuffer()))));
    }
  };
}

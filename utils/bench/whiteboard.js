// What happened, by listeners of our own: the page's clock at Start, at every pen event, when the microphone opened, and
// every piece of voice that was recorded.
{
  window.truth = { pen: [], pieces: [] };
  addEventListener("click", ({ target }) => { if (target.textContent === "Start") truth.start = performance.now(); }, true);
  for (const type of ["pointerdown", "pointermove", "pointerup"]) addEventListener(type, ({ target, buttons }) => {
    if (target.classList?.contains("wb-above") && (buttons || type === "pointerup")) truth.pen.push(performance.now());
  }, true);
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

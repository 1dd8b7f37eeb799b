// The microphone: a level twenty times a second, and the voice in pieces, which stay in this browser.
const EVERY = 50, PIECE = 1000; // ms
const TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const PEN = " Pen only: freezes are judged by the pen alone.";
const REFUSED = {
  NotAllowedError: "The microphone was refused.",
  NotFoundError: "No microphone was found.",
  NotReadableError: "The microphone is in use elsewhere.",
};

// 16 kHz is enough for loudness and a third of the work; Firefox takes only the device's own rate.
function contextFor(stream) {
  for (const options of [{ sampleRate: 16000, latencyHint: "playback" }, {}]) {
    const context = new AudioContext(options);
    try {
      return [context, context.createMediaStreamSource(stream)];
    } catch {
      context.close();
    }
  }
  throw new DOMException("no rate fits", "NotReadableError");
}

// Resolve to a microphone, or to { problem }: a sentence. `level(db)` is called as long as it is open, `gone()` when it is unplugged.
export async function openMicrophone({ level, gone }) {
  if (!globalThis.isSecureContext) return { problem: `Browsers give a microphone only to https and localhost, and this page is neither.${PEN}` };
  if (!navigator.mediaDevices?.getUserMedia) return { problem: `This place (an editor's notebook view, perhaps) has no microphone to offer.${PEN}` };
  let stream, context, source;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
    [context, source] = contextFor(stream);
  } catch (fault) {
    stream?.getTracks().forEach((track) => track.stop());
    return { problem: `${REFUSED[fault.name] ?? `The microphone did not open (${fault.name}).`}${PEN}` };
  }
  const size = context.sampleRate < 20000 ? 1024 : 2048; // 64 or 43 ms of sound
  const analyser = new AnalyserNode(context, { fftSize: size }), wave = new Float32Array(size);
  source.connect(analyser);
  context.resume();
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(wave);
    let sum = 0, squares = 0;
    for (let i = 0; i < wave.length; i++) { sum += wave[i]; squares += wave[i] * wave[i]; }
    const power = squares / wave.length - (sum / wave.length) ** 2; // some devices have an offset
    level(10 * Math.log10(Math.max(power, 1e-12)));
  }, EVERY);
  stream.getAudioTracks()[0].onended = () => gone();
  let recorder = null, last = null;

  const type = TYPES.find((one) => globalThis.MediaRecorder?.isTypeSupported(one));
  return {
    type,
    // Begin to keep the voice; `piece(blob, number)` gets it every few seconds.
    record(piece) {
      if (!type) return;
      let number = 0;
      recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 24000 });
      recorder.ondataavailable = ({ data }) => data.size && piece(data, number++);
      last = new Promise((done) => (recorder.onstop = done));
      recorder.start(PIECE);
    },
    pause: () => recorder?.state === "recording" && recorder.pause(),
    resume: () => recorder?.state === "paused" && recorder.resume(),
    recording: () => Boolean(recorder) && recorder.state !== "inactive",
    async close() {
      clearInterval(timer);
      if (recorder && recorder.state !== "inactive") recorder.stop();
      source.disconnect();
      stream.getTracks().forEach((track) => { track.onended = null; track.stop(); });
      await Promise.all([last, context.state !== "closed" && context.close()]);
    },
  };
}

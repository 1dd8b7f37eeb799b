// The microphone: a level for each twentieth of a second, and the voice in pieces, which stay in this browser.
const EVERY = 50, AT_ONCE = 4, PIECE = 1000; // ms, levels, ms
const TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const PEN = " Pen only: freezes are judged by the pen alone.";
const REFUSED = {
  NotAllowedError: "The microphone was refused.",
  NotFoundError: "No microphone was found.",
  NotReadableError: "The microphone is in use elsewhere.",
};

// In the audio thread: how strong each twentieth of a second was, four at a time, and how many there have been. A steady
// offset, which some devices have, is no sound.
const METER = `registerProcessor("meter", class extends AudioWorkletProcessor {
  size = Math.round((sampleRate * ${EVERY}) / 1000);
  count = 0;
  sum = 0;
  squares = 0;
  passed = 0;
  powers = [];
  process([[wave]]) {
    for (const x of wave ?? []) {
      this.sum += x;
      this.squares += x * x;
      if (++this.count < this.size) continue;
      this.passed += 1;
      this.powers.push(this.squares / this.size - (this.sum / this.size) ** 2);
      this.count = this.sum = this.squares = 0;
      if (this.powers.length < ${AT_ONCE}) continue;
      this.port.postMessage([this.passed, this.powers]);
      this.powers = [];
    }
    return true;
  }
});`;

// Seldom, slowly and unheard: speech needs 16 kHz, five rounds a second and no loudspeaker. Together that takes a third of
// what the defaults take. Firefox knows only the device's own rate.
function contextFor(stream) {
  const slow = { latencyHint: (EVERY * AT_ONCE) / 1000, sinkId: { type: "none" } };
  for (const options of [{ ...slow, sampleRate: 16000 }, slow]) {
    const context = new AudioContext(options);
    try {
      return [context, context.createMediaStreamSource(stream)];
    } catch {
      context.close();
    }
  }
  throw new DOMException("no rate fits", "NotReadableError");
}

// The page's time at which a moment of the sound was, from when word of it came: the earliest such news is the truest, and
// is slowly forgotten, since the two clocks drift apart and a computer may have slept.
export function placing() {
  let lag = Infinity;
  return (sound, now) => {
    const late = now - sound - lag;
    lag = late < 0 || lag === Infinity ? now - sound : lag + 0.05 * late;
    return sound + lag;
  };
}

// Resolve to a microphone, or to { problem }: a sentence. `level(db, stamp)` is called as long as it is open, with the page's
// time, `gone()` when it is unplugged.
export async function openMicrophone({ level, gone }) {
  if (!globalThis.isSecureContext) return { problem: `Browsers give a microphone only to https and localhost, and this page is neither.${PEN}` };
  if (!navigator.mediaDevices?.getUserMedia) return { problem: `This place (an editor's notebook view, perhaps) has no microphone to offer.${PEN}` };
  let stream, context, source, meter;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
    [context, source] = contextFor(stream);
    const code = URL.createObjectURL(new Blob([METER], { type: "text/javascript" }));
    await context.audioWorklet.addModule(code).finally(() => URL.revokeObjectURL(code));
    meter = new AudioWorkletNode(context, "meter", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
  } catch (fault) {
    stream?.getTracks().forEach((track) => track.stop());
    context?.close();
    return { problem: `${REFUSED[fault.name] ?? `The microphone did not open (${fault.name}).`}${PEN}` };
  }
  const placed = placing(), voice = new MediaStreamAudioDestinationNode(context, { channelCount: 1 }); // one channel is kept
  source.connect(meter);
  source.connect(voice);
  context.resume();
  meter.port.onmessage = ({ data: [passed, powers] }) => {
    const last = placed(EVERY * passed, performance.now());
    powers.forEach((power, i) => level(10 * Math.log10(Math.max(power, 1e-12)), last - EVERY * (powers.length - 1 - i)));
  };
  stream.getAudioTracks()[0].onended = () => gone();
  let recorder = null, last = null;

  const type = TYPES.find((one) => globalThis.MediaRecorder?.isTypeSupported(one));
  return {
    type,
    // Begin to keep the voice; `piece(blob, number)` gets it every few seconds.
    record(piece) {
      if (!type) return;
      let number = 0;
      recorder = new MediaRecorder(voice.stream, { mimeType: type, audioBitsPerSecond: 24000 });
      recorder.ondataavailable = ({ data }) => data.size && piece(data, number++);
      last = new Promise((done) => (recorder.onstop = done));
      recorder.start(PIECE);
    },
    pause: () => recorder?.state === "recording" && recorder.pause(),
    resume: () => recorder?.state === "paused" && recorder.resume(),
    recording: () => Boolean(recorder) && recorder.state !== "inactive",
    async close() {
      meter.port.onmessage = null;
      if (recorder && recorder.state !== "inactive") recorder.stop();
      source.disconnect();
      stream.getTracks().forEach((track) => { track.onended = null; track.stop(); });
      await Promise.all([last, context.state !== "closed" && context.close()]);
    },
  };
}

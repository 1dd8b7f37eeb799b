// A probability as people write it: "1/11", "1 in 11", "0.09", "0,09", "9%". Returns { value, digits } or { error };
// digits is null for a fraction, else the number of decimals that were given.
export function parseGuess(text) {
  const clean = text.trim().toLowerCase().replace(/\s+(in|of|out of)\s+/, "/").replace(/\s+/g, "").replace(",", ".");
  const parts = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(clean);
  const plain = /^(\d*)(?:\.(\d*))?(%?)$/.exec(clean);
  let value, digits = null;
  if (parts && Number(parts[2]) > 0) value = Number(parts[1]) / Number(parts[2]);
  else if (plain && /\d/.test(clean)) {
    value = parseFloat(clean) / (plain[3] ? 100 : 1);
    digits = (plain[2] || "").length + (plain[3] ? 2 : 0);
  } else return { error: "Write a number, such as 1/4, 0.25 or 25%." };
  return value <= 1 ? { value, digits } : { error: "A probability lies between 0 and 1." };
}

// A decimal agrees with a fraction when it is the fraction rounded, or cut off, at the decimals given (at least two).
export function agrees(guess, [numerator, denominator]) {
  const truth = numerator / denominator, near = (x) => Math.abs(guess.value - x) < 1e-9;
  if (guess.digits === null) return near(truth);
  const unit = 10 ** Math.max(2, guess.digits);
  return near(Math.round(truth * unit) / unit) || near(Math.floor(truth * unit) / unit);
}

// slips: [{ value: [numerator, denominator], says }]. The truth is tried first.
export function judge(guess, truth, slips) {
  if (agrees(guess, truth)) return { right: true, says: "" };
  const slip = slips.find((one) => agrees(guess, one.value));
  return { right: false, says: slip ? slip.says : "" };
}

// Markup from the kernel is copied element by element; what is not on these lists is left out.

const MATHML = {
  space: "http://www.w3.org/1998/Math/MathML",
  type: "application/xml",
  elements: new Set(("math mi mn mo mrow mfrac msup msub msubsup munder mover munderover msqrt mroot mtext mspace mtable mtr mtd " +
    "mstyle mpadded mphantom mmultiscripts mprescripts").split(" ")),
  attributes: new Set(("mathvariant displaystyle stretchy accent accentunder form fence separator lspace rspace minsize maxsize " +
    "movablelimits symmetric largeop linethickness columnalign width height depth scriptlevel display").split(" ")),
};
const HTML = {
  space: "http://www.w3.org/1999/xhtml",
  type: "text/html",
  elements: new Set("div span p strong em code br ul ol li details summary".split(" ")),
  attributes: new Set("style role aria-hidden".split(" ")),
};

function copy(source, list) {
  const node = document.createElementNS(list.space, source.localName);
  for (const { name, value } of source.attributes) {
    if (list.attributes.has(name) && !/url\s*\(/i.test(value)) node.setAttribute(name, value);
  }
  node.append(...copies(source, list));
  return node;
}

function copies(source, list) {
  return [...source.childNodes].flatMap((child) => {
    if (child.nodeType === Node.TEXT_NODE) return [document.createTextNode(child.data)];
    if (child.nodeType !== Node.ELEMENT_NODE || child.namespaceURI !== list.space) return [];
    return list.elements.has(child.localName) ? [copy(child, list)] : [];
  });
}

// A <math> element, or null when `text` is not one.
export function mathOf(text) {
  if (!text) return null;
  const spaced = /^<math[^>]*xmlns=/.test(text) ? text : text.replace(/^<math/, `<math xmlns="${MATHML.space}"`);
  const top = new DOMParser().parseFromString(spaced, MATHML.type).documentElement;
  return top.localName === "math" && top.namespaceURI === MATHML.space ? copy(top, MATHML) : null;
}

export function htmlOf(text) {
  return copies(new DOMParser().parseFromString(text, HTML.type).body, HTML);
}

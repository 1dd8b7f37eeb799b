// The worst contrast (WCAG 2) of the text in every element that `selector` finds, from computed colours:
// each colour with the opacity of what it stands in, over the backgrounds behind it. Symbols hidden from
// screen readers and controls that are switched off are no text.
(selector) => {
  const parse = (text) => {
    const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
    return text.startsWith("color(srgb") ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((v, i) => v * a + below[i] * (1 - a));
  const light = (rgb) => rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const chain = (node) => (node ? [...chain(node.parentElement), node] : []);
  function colours(node) {
    let below = [255, 255, 255], opacity = 1;
    for (const at of chain(node)) {
      const style = getComputedStyle(at);
      opacity *= Number(style.opacity);
      const [r, g, b, a] = parse(style.backgroundColor);
      below = over([r, g, b, a * opacity], below);
    }
    const style = getComputedStyle(node), [r, g, b, a] = parse(node.closest("svg") ? style.fill : style.color);
    return [over([r, g, b, a * opacity], below), below];
  }
  const found = [];
  for (const root of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent.trim(), node = walker.currentNode.parentElement;
      if (!text || !node.getClientRects().length || node.closest("[aria-hidden=true], :disabled, style, title")) continue;
      const [front, back] = colours(node).map(light), [high, low] = [Math.max(front, back), Math.min(front, back)];
      found.push([Math.round((100 * (high + 0.05)) / (low + 0.05)) / 100, text.slice(0, 50)]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
}

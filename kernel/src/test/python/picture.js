// Draws one figure with Plotly and tells what can be seen: texts, and shapes in shares of the plot area.
async function picture(figure) {
  const place = document.createElement("div");
  place.style.width = "800px";
  document.body.appendChild(place);
  await Plotly.newPlot(place, figure.data, figure.layout, figure.config);
  const { l, t, w, h } = place._fullLayout._size;
  const all = (selector, within = place) => [...within.querySelectorAll(selector)];
  const texts = selector => all(selector).map(text => text.textContent);
  const rgb = colour => { const probe = new Option().style; probe.color = colour; return probe.color; };
  const fill = shape => {
    const style = shape.style.fill;
    if (!style.startsWith("url")) return [rgb(style)];
    const pattern = document.getElementById(style.match(/#([^"')]+)/)[1]);
    const marks = pattern.querySelector("path, circle");
    return [getComputedStyle(pattern.querySelector("rect")).fill, rgb(marks.getAttribute("stroke") || marks.getAttribute("fill"))];
  };
  const box = shape => { const b = shape.getBBox(); return [[b.x / w, b.y / h], [(b.x + b.width) / w, (b.y + b.height) / h]]; };
  const spot = shape => {
    const [, x, y] = shape.getAttribute("transform").match(/translate\(([-\d.e]+)[ ,]([-\d.e]+)\)/);
    return [x / w, y / h];
  };
  const outline = path => {
    const points = [];
    let x = 0, y = 0;
    for (const [, letter, numbers] of path.getAttribute("d").matchAll(/([MLHVZz])([^MLHVZz]*)/g)) {
      const n = numbers.split(/[ ,]+/).filter(Boolean).map(Number);
      if (letter === "H") for (const next of n) points.push([x = next, y]);
      else if (letter === "V") for (const next of n) points.push([x, y = next]);
      else for (let i = 0; i < n.length; i += 2) points.push([x = n[i], y = n[i + 1]]);
    }
    return points.map(([x, y]) => [x / w, y / h]);
  };
  const traces = all(".scatterlayer .trace").map(trace => [trace, trace.__data__[0].trace]);
  const arrows = traces.filter(([, trace]) => trace.marker && trace.marker.symbol === "arrow");
  const plain = traces.filter(([, trace]) => !(trace.marker && trace.marker.symbol === "arrow"));
  const lines = list => list.flatMap(([trace]) => all("path.js-line", trace));
  const seen = {
    title: texts(".gtitle").join(""), x: texts(".xtitle").join(""), y: texts(".ytitle").join(""),
    legend: all(".legendtext").map(text => text.textContent),
    ticks: { x: texts(".xtick text"), y: texts(".ytick text") },
    right: Math.max(0, ...all(".gtitle").map(title => title.getBoundingClientRect().right - place.getBoundingClientRect().left)),
    bars: all(".barlayer .point > path").filter(bar => bar.getBBox().height > 0).map(bar => [fill(bar), ...box(bar)]),
    barTexts: texts(".barlayer .bartext"),
    dots: plain.flatMap(([trace]) => all("path.point", trace)).map(dot => [rgb(dot.style.fill), spot(dot)]),
    lines: lines(plain).filter(line => parseFloat(line.style.strokeWidth) > 0).map(outline),
    areas: all(".scatterlayer .js-fill").filter(area => area.getAttribute("d")).map(outline),
    arrows: lines(arrows).flatMap(line => line.getAttribute("d").split("M").slice(1))
        .map(d => outline({ getAttribute: () => "M" + d })),
    heads: arrows.flatMap(([trace]) => all("path.point", trace)).filter(head => head.getBBox().width > 1).map(spot),
    words: texts(".scatterlayer .textpoint"),
    rules: all(".shapelayer path").map(rule => { const b = rule.getBoundingClientRect(), p = place.getBoundingClientRect();
      return [[(b.left - p.left - l) / w, (b.top - p.top - t) / h], [(b.right - p.left - l) / w, (b.bottom - p.top - t) / h]]; }),
    labels: texts(".annotation"),
    share: all("[data-title^=Share]").length,
  };
  Plotly.purge(place);
  place.remove();
  return seen;
}

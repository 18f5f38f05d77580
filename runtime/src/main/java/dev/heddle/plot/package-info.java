/// Tablesaw tables and figures of traces. [dev.heddle.plot.Plot] is its face.
///
/// Events become spans in `dev.heddle.trace`, spans become tables and figures here. A figure is first described
/// ([dev.heddle.plot.Figure]: axes and marks) and then drawn twice, live by Plotly and still as SVG.
///
/// Decided:
/// - Figures of traces are not built on Tablesaw's jsplot: its bars have no base, a figure of 48 spans takes 96 traces
///   and 0.6 s, and its titles vanish on plotly.js 3 and later. Its own figures are accepted through
///   [dev.heddle.plot.JsplotFigure].
/// - One output holds the Plotly tree, HTML with an `<img>`, and a sentence; never `image/svg+xml`, which stops
///   `nbconvert --to latex` where Inkscape is missing, nor `image/png`, which JupyterLab shows in place of the
///   live one.
/// - Axes are numeric with labelled ticks, never Plotly's categories: two goroutines may have one name, and an
///   arrow may end between lanes.
/// - At most 1,500 marks a figure: with their hover texts and the still picture that stays below 300 KB.
///   plotly.js draws 2,000 bars as fast as 20 and takes seconds for 20,000.
///   Lanes of 1,000 and of 100,000 spans take 0.5 to 0.8 s, the least of a few draws in Chromium on two busy
///   cores, load 8 to 15 (medians 0.8 to 1.3 s); 2.35, 3.7 and 4.1 are alike.
/// - JupyterLab's renderer drops a figure's height when it has drawn it. A stepping's frames say it anew, else
///   the first move leaves the figure none. Plotly's sliders and buttons take no keys,
///   and no button means "the next frame": each frame brings buttons that know where they stand.
/// - Recordings are saved as CSV and not as Parquet. Apache's own library needs Hadoop's classes when it runs; Hardwood
///   (dev.hardwood:hardwood-core 1.0.1.Final, November 2026) needs none of them, but only reads: a writer has
///   come in betas of 1.1 only. Worth another look when that is released.
/// - Lanes are in the order of the family tree, not of ids: every P hands out ids of its own, so main may have any.
/// - A steal says how many were taken, not which; run queues keep the lengths exact and assume the oldest.
/// - Colours are Okabe and Ito's; patterns, letters and bar heights say the same in grey print. Inks repeat after 30
///   goroutines; hover texts tell those apart.
@NullMarked
package dev.heddle.plot;

import org.jspecify.annotations.NullMarked;

package dev.heddle.plot;

import dev.heddle.trace.Recording;

/// What a figure must say of events that the bounded buffers lost: below its title, and in its sentence.
final class Losses {
    private Losses() {}

    static Figure said(Recording recording, Figure figure) {
        long lost = recording.meta().dropped();
        if (lost == 0) return figure;
        String words = Numbers.count(lost, "event") + " lost before this begins";
        String all = figure.subtitle().isEmpty() ? words : figure.subtitle() + "; " + words;
        return figure.noting(all).finding(figure.finding() + " " + words + ".");
    }
}

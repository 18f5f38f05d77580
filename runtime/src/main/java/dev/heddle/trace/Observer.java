package dev.heddle.trace;

/// Is told of every event when it is recorded, on the thread that records it; must neither wait nor throw.
interface Observer {
    /// The parameters are those of [Event], but the site is a number of [Sites].
    void recorded(
            Event.Kind kind, long g, int p, int m, WaitReason reason, long object, long partner, int count, int site);

    /// The recording ends.
    void ended();
}

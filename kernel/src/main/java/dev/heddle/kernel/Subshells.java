package dev.heddle.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/// The lanes of the shell socket: the main shell, and those that front ends added (JEP 91), so that a request is
/// answered while a cell runs. Any thread.
final class Subshells {
    /// As many as there may be: each has a thread.
    static final int MOST = 100;

    private final Lane main;
    private final Function<String, Lane> open;
    private final Map<String, Lane> lanes = new ConcurrentSkipListMap<>();

    /// Opens the main shell; `open` makes a lane whose thread has the given name.
    Subshells(Function<String, Lane> open) {
        this.open = open;
        this.main = open.apply("heddle-shell");
    }

    void start() {
        main.start();
    }

    /// The lane of a subshell, of the main one for the empty id; none if there is no such subshell.
    Optional<Lane> lane(String id) {
        return id.isEmpty() ? Optional.of(main) : Optional.ofNullable(lanes.get(id));
    }

    /// Opens one; its id, or none if there are too many.
    Optional<String> create() {
        if (lanes.size() >= MOST) return Optional.empty();
        var id = UUID.randomUUID().toString();
        var lane = open.apply("heddle-subshell-" + id);
        lane.start();
        lanes.put(id, lane);
        return Optional.of(id);
    }

    /// Ends one once it has answered what it was asked.
    ///
    /// @return whether there was one
    boolean delete(String id) {
        var lane = lanes.remove(id);
        if (lane == null) return false;
        lane.end();
        return true;
    }

    List<String> ids() {
        return List.copyOf(lanes.keySet());
    }
}

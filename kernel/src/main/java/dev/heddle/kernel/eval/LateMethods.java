package dev.heddle.kernel.eval;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The notebook's methods as they are now: a call of one runs the body of its latest declaration, also if the
/// caller was compiled, or is already running, with an earlier one.
final class LateMethods {

    private record Key(String name, MethodType type) {}

    private final Map<Key, MutableCallSite> sites = new ConcurrentHashMap<>();

    /// Gives a method its body. Calls that begin after this returns run it, on any thread.
    void declare(String name, MethodHandle body) {
        MutableCallSite site = sites.get(new Key(name, body.type()));
        if (site == null) {
            sites.put(new Key(name, body.type()), new MutableCallSite(body));
        } else {
            site.setTarget(body);
            MutableCallSite.syncAll(new MutableCallSite[] {site});
        }
    }

    /// Forgets a method that one with other types has replaced. Calls bound to it keep its body.
    void retire(String name, MethodType type) {
        sites.remove(new Key(name, type));
    }

    Optional<MutableCallSite> site(String name, MethodType type) {
        return Optional.ofNullable(sites.get(new Key(name, type)));
    }
}

package dev.heddle.kernel.maven;

import java.net.URI;
import java.nio.file.Path;

/// Where libraries are looked for.
///
/// @param id its name
/// @param url its address, `https:` or `file:`
/// @param releases whether it has releases
/// @param snapshots whether it has versions that end in `-SNAPSHOT`
public record Repository(String id, String url, boolean releases, boolean snapshots) {
    /// Where most libraries are.
    static final Repository CENTRAL = new Repository("central", "https://repo.maven.apache.org/maven2", true, false);

    /// A repository of both releases and snapshots.
    ///
    /// @param address an address, or a folder
    /// @throws Unresolved if it is neither
    public static Repository of(String id, String address) throws Unresolved {
        return new Repository(id, url(address), true, true);
    }

    /// The address that works today. Central no longer answers without TLS, nor under its old names, and JCenter,
    /// which mirrored it, is gone.
    private static String url(String address) throws Unresolved {
        String plain = address.replaceFirst("/+$", "");
        if (plain.matches("https?://(repo1?|central)\\.maven\\.(apache\\.)?org/maven2")
                || plain.matches("https?://jcenter\\.bintray\\.com")) return CENTRAL.url();
        if (!plain.matches("\\w{2,}:.*")) return Path.of(plain).toUri().toString();
        try {
            String scheme = URI.create(plain).getScheme();
            if (scheme.matches("https?|file")) return plain;
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new Unresolved(
                "“" + address + "” is no repository: write an address that begins with https://, or a folder");
    }
}

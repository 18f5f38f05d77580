package dev.heddle.kernel.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// What `~/.m2/settings.xml` says of where libraries come from and go to.
record Settings(
        Path localRepository, boolean offline, List<Element> mirrors, List<Element> proxies, List<Element> servers) {

    /// The reader's settings; the usual ones where there is no file.
    static Settings ofUser() throws Unresolved {
        Path home = Path.of(System.getProperty("user.home"), ".m2");
        return read(home.resolve("settings.xml"), home.resolve("repository"));
    }

    static Settings read(Path file, Path usual) throws Unresolved {
        String given = System.getProperty("maven.repo.local");
        Path local = given == null ? usual : Path.of(given);
        if (!Files.exists(file)) return new Settings(local, false, List.of(), List.of(), List.of());
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            Optional<String> own = text(root, "localRepository").filter(_ -> given == null);
            return new Settings(
                    own.map(Settings::expanded).orElse(local),
                    text(root, "offline").orElse("").equals("true"),
                    elements(root, "mirror"),
                    elements(root, "proxy"),
                    elements(root, "server"));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new Unresolved(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    void applyTo(SessionBuilder session) {
        session.withLocalRepositoryBaseDirectories(localRepository);
        var mirror = new DefaultMirrorSelector();
        for (Element m : mirrors)
            mirror.add(value(m, "id"), value(m, "url"), "default", false, false, value(m, "mirrorOf"), "*");
        session.setMirrorSelector(mirror);
        var proxy = new DefaultProxySelector();
        for (Element p : proxies) {
            if (value(p, "active").equals("false")) continue;
            int port = value(p, "port").isEmpty() ? 8080 : Integer.parseInt(value(p, "port"));
            var authentication = new AuthenticationBuilder()
                    .addUsername(text(p, "username").orElse(null))
                    .addPassword(text(p, "password").orElse(null))
                    .build();
            String protocol = value(p, "protocol").isEmpty() ? "http" : value(p, "protocol");
            proxy.add(new Proxy(protocol, value(p, "host"), port, authentication), value(p, "nonProxyHosts"));
        }
        session.setProxySelector(proxy);
        var authentication = new DefaultAuthenticationSelector();
        for (Element s : servers) {
            authentication.add(
                    value(s, "id"),
                    new AuthenticationBuilder()
                            .addUsername(value(s, "username"))
                            .addPassword(value(s, "password"))
                            .build());
        }
        session.setAuthenticationSelector(authentication);
    }

    private static Path expanded(String path) {
        return Path.of(path.replace("${user.home}", System.getProperty("user.home")));
    }

    private static String value(Element of, String name) {
        return text(of, name).orElse("");
    }

    private static Optional<String> text(Element of, String name) {
        return elements(of, name).stream().map(e -> e.getTextContent().strip()).findFirst();
    }

    private static List<Element> elements(Element of, String name) {
        NodeList nodes = of.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        IntStream.range(0, nodes.getLength()).forEach(i -> found.add((Element) nodes.item(i)));
        return found;
    }
}

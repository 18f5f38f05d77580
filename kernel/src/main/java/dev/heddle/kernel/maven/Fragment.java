package dev.heddle.kernel.maven;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// Pieces of a POM as READMEs show them, made into a whole one: loose dependencies and repositories are gathered, and
/// what Maven insists on is filled in.
final class Fragment {
    private static final Set<String> GATHERED = Set.of("dependency", "repository");

    private Fragment() {}

    /// A whole POM.
    ///
    /// @throws Unresolved if the text is not XML
    static String whole(String text) throws Unresolved {
        String body = text.strip().replaceFirst("^<\\?xml[^>]*>", "");
        try {
            DocumentBuilder builder = builder();
            Document pieces = builder.parse(
                    new ByteArrayInputStream(("<pieces>" + body + "</pieces>").getBytes(StandardCharsets.UTF_8)));
            List<Element> given = children(pieces.getDocumentElement());
            if (given.isEmpty())
                throw new Unresolved("the cell has no <dependency>: copy one from the library's README");
            if (given.size() == 1 && given.getFirst().getTagName().equals("project")) return body;
            return print(project(builder.newDocument(), given));
        } catch (SAXException e) {
            throw new Unresolved("this is no XML: " + e.getMessage(), e);
        } catch (IOException | ParserConfigurationException | TransformerException e) {
            throw new Unresolved("the POM cannot be read: " + e.getMessage(), e);
        }
    }

    private static Document project(Document document, List<Element> given) {
        Element project = (Element) document.appendChild(document.createElement("project"));
        Element dependencies = document.createElement("dependencies");
        Element repositories = document.createElement("repositories");
        for (Element piece : given) {
            String name = piece.getTagName();
            if (GATHERED.contains(name)) {
                (name.equals("dependency") ? dependencies : repositories).appendChild(document.importNode(piece, true));
            } else if (name.equals("dependencies") || name.equals("repositories")) {
                Element to = name.equals("dependencies") ? dependencies : repositories;
                children(piece).forEach(child -> to.appendChild(document.importNode(child, true)));
            } else {
                project.appendChild(document.importNode(piece, true));
            }
        }
        fill(project, "modelVersion", "4.0.0");
        fill(project, "groupId", "notebook");
        fill(project, "artifactId", "cell");
        fill(project, "version", "1");
        project.appendChild(repositories);
        project.appendChild(dependencies);
        return document;
    }

    private static void fill(Element project, String name, String value) {
        if (children(project).stream().anyMatch(child -> child.getTagName().equals(name))) return;
        project.appendChild(project.getOwnerDocument().createElement(name)).setTextContent(value);
    }

    private static List<Element> children(Element of) {
        List<Element> children = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element element) children.add(element);
        return children;
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null); // else it prints
        return builder;
    }

    private static String print(Document document) throws TransformerException {
        var transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        var text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}

package io.montty.plugins.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Guard the line of the root pom without which our own plugins would be built with no checks in them. */
class AnnotationProcessorPathTest {

    @Test
    void standsOnTheProcessorPathOfTheWholeReactor() throws Exception {
        Path pom = Path.of(System.getProperty("montty.root", "../..")).resolve("pom.xml");
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());

        assertThat(texts(
                        document,
                        "/project/build/pluginManagement/plugins/plugin[artifactId='maven-compiler-plugin']"
                                + "/configuration/annotationProcessorPaths/path/artifactId"))
                .contains("pf4j");
    }

    private static List<String> texts(Document document, String path) throws Exception {
        NodeList nodes =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}

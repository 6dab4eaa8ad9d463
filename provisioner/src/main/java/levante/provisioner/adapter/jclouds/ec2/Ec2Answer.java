package levante.provisioner.adapter.jclouds.ec2;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What EC2 answers, or a part of it: elements below elements, lists as {@code item}s. */
record Ec2Answer(Element element) {
  private static final String DOCTYPES = "http://apache.org/xml/features/disallow-doctype-decl";

  /**
   * Reads an answer.
   *
   * @throws Ec2Failure when it is no XML
   */
  static Ec2Answer read(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(DOCTYPES, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return new Ec2Answer(
          builder.parse(new InputSource(new StringReader(xml))).getDocumentElement());
    } catch (SAXException | IOException unreadable) {
      throw new Ec2Failure("EC2 answered no XML", unreadable);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The element below those names, one below the other. */
  Optional<Ec2Answer> at(String... path) {
    Optional<Ec2Answer> found = Optional.of(this);
    for (String name : path) {
      found = found.flatMap(one -> one.children(name).stream().findFirst());
    }
    return found;
  }

  /** The text below those names; empty when there is none. */
  String text(String... path) {
    return at(path).map(one -> one.element.getTextContent().strip()).orElse("");
  }

  /** The same, absent when it is empty. */
  Optional<String> given(String... path) {
    return Optional.of(text(path)).filter(text -> !text.isEmpty());
  }

  /** The number below those names; 0 when there is none. */
  long number(String... path) {
    return given(path).map(Long::parseLong).orElse(0L);
  }

  /** The items of the list below those names. */
  List<Ec2Answer> items(String... path) {
    return at(path).map(list -> list.children("item")).orElse(List.of());
  }

  /** The tags of a thing. */
  Map<String, String> tags() {
    Map<String, String> tags = new HashMap<>();
    items("tagSet").forEach(tag -> tags.put(tag.text("key"), tag.text("value")));
    return tags;
  }

  private List<Ec2Answer> children(String name) {
    List<Ec2Answer> found = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element one && one.getNodeName().equals(name)) {
        found.add(new Ec2Answer(one));
      }
    }
    return found;
  }
}

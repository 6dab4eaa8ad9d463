package levante.oscar.adapter.webdav;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads what PROPFIND answers, one response after the other, without holding more than that one.
 * Document types and entities are not looked at. Source: RFC 4918, 14.16.
 */
final class Multistatus {
  /** What Levante writes beside a file. */
  static final String OURS = "urn:levante:storage";

  static final String MARK = "metadata";
  private static final String DAV = "DAV:";

  /** More in one place is no answer to what was asked. */
  private static final int MOST_TEXT = 16 << 10;

  private final XMLStreamReader xml;

  private Multistatus(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** The platform's own, whatever else lies on the class path. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside is read");
        });
    return factory;
  }

  /** Tells of each file and folder whose properties are told; IOException when it is none. */
  static void read(InputStream body, Consumer<Seen> each) throws IOException {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(body);
      new Multistatus(xml).responses(each);
      xml.close();
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException broken) {
        throw broken;
      }
      throw new NoMultistatus(e);
    }
  }

  /** It answers, and wrongly. */
  static final class NoMultistatus extends IOException {
    private static final long serialVersionUID = 1L;

    NoMultistatus(XMLStreamException cause) {
      super("no multistatus: " + cause.getMessage(), cause);
    }
  }

  private void responses(Consumer<Seen> each) throws XMLStreamException {
    xml.nextTag();
    xml.require(XMLStreamConstants.START_ELEMENT, DAV, "multistatus");
    while (nextChild()) {
      if (is("response")) {
        response().ifPresent(each);
      } else {
        skip();
      }
    }
  }

  /** Moves to the next element within the current one; false at its end. */
  private boolean nextChild() throws XMLStreamException {
    int event = xml.next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      if (event == XMLStreamConstants.END_ELEMENT) {
        return false;
      }
      event = xml.next();
    }
    return true;
  }

  private boolean is(String name) {
    return name.equals(xml.getLocalName()) && DAV.equals(xml.getNamespaceURI());
  }

  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** Absent of one whose properties are not told. */
  private Optional<Seen> response() throws XMLStreamException {
    String href = "";
    Map<String, String> told = new HashMap<>();
    while (nextChild()) {
      if (is("href")) {
        href = text();
      } else if (is("propstat")) {
        propstat(told);
      } else {
        skip();
      }
    }
    if (href.isEmpty() || told.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Seen(
            href,
            told.containsKey("collection"),
            told("getcontentlength", told).flatMap(Multistatus::size),
            told("getetag", told),
            told("getlastmodified", told).flatMap(HttpDates::read),
            told(MARK, told)));
  }

  private static Optional<String> told(String name, Map<String, String> told) {
    return Optional.ofNullable(told.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static Optional<Long> size(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** Adds the properties of one that is good. */
  private void propstat(Map<String, String> told) throws XMLStreamException {
    Map<String, String> properties = new HashMap<>();
    String status = "";
    while (nextChild()) {
      if (is("prop")) {
        properties(properties);
      } else if (is("status")) {
        status = text();
      } else {
        skip();
      }
    }
    if (status.matches("(?s)\\s*HTTP/\\S+\\s+200\\b.*")) {
      told.putAll(properties);
    }
  }

  private void properties(Map<String, String> properties) throws XMLStreamException {
    while (nextChild()) {
      if (is("resourcetype")) {
        properties.put("resourcetype", "");
        types(properties);
      } else if (is("getcontentlength") || is("getetag") || is("getlastmodified") || isMark()) {
        properties.put(xml.getLocalName(), text());
      } else {
        skip();
      }
    }
  }

  private boolean isMark() {
    return MARK.equals(xml.getLocalName()) && OURS.equals(xml.getNamespaceURI());
  }

  private void types(Map<String, String> properties) throws XMLStreamException {
    while (nextChild()) {
      if (is("collection")) {
        properties.put("collection", "");
      }
      skip();
    }
  }

  /** The text of the current element, to whose end it moves. */
  private String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        skip();
      } else if (xml.isCharacters()) {
        text.append(xml.getText());
      }
      if (text.length() > MOST_TEXT) {
        throw new XMLStreamException("a text of more than %d characters".formatted(MOST_TEXT));
      }
    }
    return text.toString();
  }
}

package levante.tosca.schema;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An XML Schema. Java's own bounds of secure processing hold, nothing is fetched, and there is no
 * document type: what it could define costs more than it is worth.
 */
public final class XmlSchema implements TextSchema {
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private final Schema schema;

  private XmlSchema(Schema schema) {
    this.schema = schema;
  }

  /** Reads a schema. */
  public static XmlSchema of(String text) throws MalformedSchema {
    Optional<String> fault = text.length() > LONGEST ? Optional.of("it is too long") : fault(text);
    if (fault.isPresent()) {
      throw new MalformedSchema(fault.get());
    }
    if (text.matches("(?s).*<([A-Za-z_][^\\s:<>]{0,50}:)?pattern[\\s/>].*")) {
      throw new MalformedSchema("a pattern in it could take for ever to check; leave that out");
    }
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return new XmlSchema(factory.newSchema(new StreamSource(new StringReader(text))));
    } catch (SAXException malformed) {
      throw new MalformedSchema(String.valueOf(malformed.getMessage()));
    }
  }

  /** What keeps a text from being XML, as the middle of a sentence; empty when it is. */
  public static Optional<String> fault(String text) {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      factory.newSAXParser().parse(new InputSource(new StringReader(text)), new Handler());
      return Optional.empty();
    } catch (SAXException malformed) {
      return Optional.of(String.valueOf(malformed.getMessage()));
    } catch (IOException | ParserConfigurationException impossible) {
      throw new IllegalStateException("Java's own parser cannot read a text", impossible);
    }
  }

  @Override
  public Optional<String> misfit(String text) {
    Optional<String> fault = fault(text);
    if (fault.isPresent()) {
      return fault;
    }
    try {
      Validator validator = schema.newValidator();
      validator.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.validate(new StreamSource(new StringReader(text)));
      return Optional.empty();
    } catch (SAXException misfit) {
      return Optional.of(String.valueOf(misfit.getMessage()));
    } catch (IOException impossible) {
      throw new IllegalStateException("a text cannot be read", impossible);
    }
  }

  /** Throws what it is told, and prints nothing. */
  private static final class Handler extends DefaultHandler {}
}

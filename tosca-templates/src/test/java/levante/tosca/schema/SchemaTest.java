package levante.tosca.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  private static final String XSD =
      "<s:schema xmlns:s=\"http://www.w3.org/2001/XMLSchema\"><s:element name=\"port\" type=\"s:int\"/>%s</s:schema>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"object\",\"required\":[\"a\"]} | {\"a\":1} | {\"b\":1}",
        "{\"properties\":{\"a\":{\"type\":\"integer\",\"maximum\":9}}} | {\"a\":9} | {\"a\":10}",
        "{\"items\":{\"enum\":[\"x\",\"y\"]}} | [\"x\"] | [\"z\"]",
        "{\"pattern\":\"^a+$\"} | \"aa\" | \"ab\"",
        "{\"patternProperties\":{\"^x\":{\"type\":\"string\"}}} | {\"x1\":\"\"} | {\"x1\":1}",
        "{\"patternProperties\":{\"^x\":true},\"additionalProperties\":false} | {\"x\":1} | {\"y\":1}",
        "{\"$defs\":{\"n\":{\"type\":\"number\"}},\"$ref\":\"#/$defs/n\"} | 1.5e2 | \"1\"",
        "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"const\":null} | null | false",
        "{\"type\":\"integer\"} | 1.0 | 1.5",
      })
  void aValueOfJsonIsHeldAgainstItsSchema(String schema, String good, String bad)
      throws MalformedSchema {
    JsonSchema read = JsonSchema.of(schema, SchemaTest::finds);

    assertThat(read.misfit(good)).isEmpty();
    assertThat(read.misfit(bad)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"type\":\"objekt\"}",
        "{\"required\":\"a\"}",
        "{\"pattern\":\"(\"}",
        "{\"$ref\":\"http://127.0.0.1/schema\"}",
        "{\"$ref\":\"#/$defs/none\"}",
        "{\"minimum\":\"1\"}",
        "[]",
      })
  void aSchemaThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> JsonSchema.of(text, SchemaTest::finds))
        .isInstanceOf(MalformedSchema.class);
  }

  @Test
  void theMisfitNamesThePlaceInTheValue() throws MalformedSchema {
    JsonSchema schema =
        JsonSchema.of(
            "{\"properties\":{\"a\":{\"items\":{\"type\":\"string\"}}}}", SchemaTest::finds);

    assertThat(schema.misfit("{\"a\":[\"x\",1]}").orElseThrow()).startsWith("at /a/1: ");
  }

  @Test
  void aSchemaThatRefersToItselfForEverEnds() throws MalformedSchema {
    assertThat(JsonSchema.of("{\"$ref\":\"#\"}", SchemaTest::finds).misfit("1")).isPresent();
  }

  @Test
  void aSchemaThatDoublesItsWorkWithEachLineEnds() throws MalformedSchema {
    StringBuilder definitions = new StringBuilder("\"d0\":{\"type\":\"integer\"}");
    for (int i = 1; i <= 40; i++) {
      definitions.append(
          ",\"d%d\":{\"allOf\":[{\"$ref\":\"#/$defs/d%d\"},{\"$ref\":\"#/$defs/d%d\"}]}"
              .formatted(i, i - 1, i - 1));
    }
    JsonSchema schema =
        JsonSchema.of(
            "{\"$ref\":\"#/$defs/d40\",\"$defs\":{" + definitions + "}}", SchemaTest::finds);

    assertThat(schema.misfit("1").orElseThrow()).contains("more work");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{a:1}",
        "{\"a\":1,}",
        "[1 2]",
        "01",
        "\"\\x\"",
        "'a'",
        "{} {}",
        "nul",
        "\"a",
        "1e9999"
      })
  void whatIsNotJsonIsToldWithItsPlace(String text) {
    assertThat(JsonText.fault(text).orElseThrow()).contains("at character");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", " [ 1, -2.5e3, true, null ] ", "\"\\u00e4\\n\"", "0"})
  void whatIsJsonHasNoFault(String text) {
    assertThat(JsonText.fault(text)).isEmpty();
  }

  @Test
  void xmlIsHeldAgainstItsSchema() throws MalformedSchema {
    XmlSchema schema = XmlSchema.of(XSD.formatted(""));

    assertThat(schema.misfit("<port>80</port>")).isEmpty();
    assertThat(schema.misfit("<port>eighty</port>")).isPresent();
    assertThat(schema.misfit("<host/>")).isPresent();
    assertThat(schema.misfit("<port>")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<s:include schemaLocation=\"http://127.0.0.1/x.xsd\"/>",
        "<s:simpleType name=\"t\"><s:restriction base=\"s:string\"><s:pattern value=\"(a+)+\"/></s:restriction></s:simpleType>",
        "<s:element/>",
      })
  void anXmlSchemaThatFetchesMatchesForEverOrIsNoneIsRefused(String part) {
    assertThatThrownBy(() -> XmlSchema.of(XSD.formatted(part))).isInstanceOf(MalformedSchema.class);
  }

  @Test
  void xmlWithADocumentTypeIsRefused() {
    assertThat(
            XmlSchema.fault("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"))
        .isPresent();
  }

  private static Predicate<String> finds(String expression) {
    return Pattern.compile(expression).asPredicate();
  }
}

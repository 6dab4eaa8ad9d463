package levante.tosca.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import levante.kernel.SourcePosition;
import levante.tosca.define.TypeReader;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlNode;
import levante.tosca.parse.YamlReader;
import levante.tosca.types.ToscaVersion;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileTextTest {
  @ParameterizedTest
  @MethodSource("files")
  void theTypesOfAProfileAreThoseThatAReadingOfTheWholeGives(String file) {
    String text = BundledProfiles.text(file);
    Problems problems = new Problems();
    Cursor whole = YamlReader.read(file, text, problems).orElseThrow();

    List<String> parts =
        ProfileText.types(file, text).stream().map(one -> written(one.definition())).toList();

    assertThat(parts)
        .isNotEmpty()
        .containsExactlyElementsOf(
            new TypeReader(problems)
                .readAll(whole).stream().map(ProfileTextTest::written).toList());
  }

  @Test
  void aTypeIsCalledAsItsDefinitionIsAndIsReadOnce() {
    for (NamedType type : ProfileText.types("a.yaml", "node_types:\n  a.B:\n    {}\n  # c\n")) {
      assertThat(type.name()).isEqualTo("a.B").isEqualTo(type.definition().name());
      assertThat(type.kind()).isEqualTo(TypeKind.NODE).isEqualTo(type.definition().kind());
      assertThat(type.definition()).isSameAs(type.definition());
    }
    assertThat(ProfileText.types("a.yaml", "node_types:\n  a.B: {}")).hasSize(1);
  }

  private static Stream<String> files() {
    return Stream.concat(
        BundledProfile.files().stream(),
        Stream.concat(
            Stream.of("tosca-simple-non-normative.yaml"),
            Stream.of(ToscaVersion.values()).map(one -> "tosca-simple-" + one.number() + ".yaml")));
  }

  private static String written(TypeDefinition type) {
    return "%s %s %s %s %s"
        .formatted(
            type.kind(),
            type.name(),
            place(type.writtenAt().namePosition()),
            type.writtenAt().value().path(),
            written(type.writtenAt().value().node()));
  }

  private static String written(YamlNode node) {
    List<String> parts = new ArrayList<>();
    node.match(
        scalar -> parts.add(scalar.plain() + "'" + scalar.text() + "'"),
        sequence -> parts.addAll(sequence.items().stream().map(ProfileTextTest::written).toList()),
        mapping ->
            parts.addAll(
                mapping.entries().entrySet().stream()
                    .map(
                        one ->
                            one.getKey()
                                + place(one.getValue().keyPosition())
                                + written(one.getValue().value()))
                    .toList()));
    StringJoiner joined = new StringJoiner(",", place(node.position()) + "(", ")");
    parts.forEach(joined::add);
    return joined.toString();
  }

  private static String place(SourcePosition at) {
    return "@" + at.line() + ":" + at.column() + "+" + at.length();
  }
}

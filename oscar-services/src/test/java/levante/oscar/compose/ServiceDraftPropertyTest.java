package levante.oscar.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.oscar.fdl.FdlReader;
import levante.oscar.fdl.ServiceDefinition;
import levante.oscar.fdl.StoragePath;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServiceDraftPropertyTest {
  private static ServiceDraft draft(String script, Map<String, String> variables) {
    return new ServiceDraft(
        "edge",
        "copies",
        new ServiceDraft.Source("debian:12", script),
        new ServiceDraft.Bounds("64Mi", "0.5"),
        new ServiceDraft.Files("photos/a folder", "results"),
        variables,
        1);
  }

  private static ServiceDefinition read(ServiceDraft draft) {
    return new FdlReader().read("fdl.yaml", draft.fdl()).services().get(0).definition();
  }

  @Property
  void anyScriptAndAnyValueIsReadBackAsItWasGiven(
      @ForAll("texts") String script, @ForAll("texts") String value) {
    ServiceDefinition read = read(draft("#!/bin/sh\n" + script, Map.of("A", value)));
    assertThat(read.script()).isEqualTo(("#!/bin/sh\n" + script).stripTrailing() + "\n");
    assertThat(read.variables()).containsExactly(Map.entry("A", value));
  }

  @Property
  void aScriptThatBeginsWithBlanksKeepsThem(@ForAll("texts") String script) {
    assertThat(read(draft("  \n   x" + script, Map.of())).script())
        .isEqualTo(("  \n   x" + script).stripTrailing() + "\n");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("ab 0:#-'\"\\{}[]|>&*!%@`~,?=\n\t")
        .withChars('\u0000', '\u0007', '\u007f', '\u0085', '\u00e4', '\u2028', '\ufeff', '\ufffe')
        .ofMaxLength(20);
  }

  @Example
  void allFieldsAreWrittenAsAPersonWould() {
    assertThat(draft("#!/bin/sh\r\ntrue\r\n", Map.of("A", "b c")).fdl())
        .isEqualTo(
            """
            functions:
              oscar:
              - edge:
                  name: copies
                  image: debian:12
                  memory: 64Mi
                  cpu: 0.5
                  script: |
                    #!/bin/sh
                    true
                  input:
                  - path: "photos/a folder"
                  output:
                  - path: results
                  environment:
                    variables:
                      A: "b c"
                  synchronous: {min_scale: 1}
            """);
  }

  @Example
  void theReaderFindsWhatTheWriterMeant() {
    ServiceDefinition read = read(draft("\uD83D\uDE00\n", Map.of("N", "null", "T", "true")));
    assertThat(read.script()).isEqualTo("\uD83D\uDE00\n");
    assertThat(read.variables()).containsOnly(Map.entry("N", "null"), Map.entry("T", "true"));
    assertThat(read.cpu()).isEqualTo(Quantity.parse("500m"));
    assertThat(read.input()).extracting(StoragePath::path).containsExactly("photos/a folder");
    assertThat(read.synchronous().minScale()).isEqualTo(1);
  }

  @Example
  void whatIsEmptyIsLeftOut() {
    ServiceDraft bare =
        new ServiceDraft(
            "edge",
            "bare",
            new ServiceDraft.Source("debian:12", ""),
            new ServiceDraft.Bounds(" ", ""),
            new ServiceDraft.Files("", ""),
            Map.of(),
            0);
    assertThat(bare.fdl()).endsWith("name: bare\n      image: debian:12\n");
  }

  @Example
  void variablesAreLinesAndAWrongOneIsNamed() {
    assertThat(ServiceDraft.variables("A=b=c\r\n\r\n B = d\nE=\n"))
        .containsExactly(Map.entry("A", "b=c"), Map.entry("B", " d"), Map.entry("E", ""));
    assertThatThrownBy(() -> ServiceDraft.variables("A=b\nnonsense"))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
        .hasMessageContaining("line 2")
        .hasMessageContaining("'nonsense'");
    assertThatThrownBy(() -> ServiceDraft.variables("A=b\nA=c")).hasMessageContaining("'A' again");
  }
}

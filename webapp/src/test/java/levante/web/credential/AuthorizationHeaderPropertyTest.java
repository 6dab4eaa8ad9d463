package levante.web.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import levante.kernel.Secret;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class AuthorizationHeaderPropertyTest {
  @Property
  void noHeaderAtAllEndsInAFault(@ForAll String header) {
    assertThat(AuthorizationHeader.parse(header)).isNotNull();
  }

  @Property
  void noHeaderMadeOfTheGrammarsSignsEndsInAFault(@ForAll("signs") String header) {
    assertThat(AuthorizationHeader.parse(header)).isNotNull();
  }

  @Property
  void whatAClientQuotesIsReadBack(
      @ForAll @Size(min = 1, max = 5) Map<@From("keys") String, @From("quotable") String> values) {
    String line =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + " = '" + entry.getValue() + "'")
            .collect(Collectors.joining("; "));
    assertThat(cloudIn("type = Dummy; " + line)).isEqualTo(values);
  }

  @Property
  void whatAClientLeavesBareIsReadBackWithItsEqualsSigns(
      @ForAll @Size(min = 1, max = 5) Map<@From("keys") String, @From("bare") String> values) {
    String line =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + " = " + entry.getValue())
            .collect(Collectors.joining("; "));
    assertThat(cloudIn("type = Dummy; " + line)).isEqualTo(values);
  }

  private static Map<String, String> cloudIn(String line) {
    String header = "type = InfrastructureManager; username = ada; password = p\\n" + line;
    List<CloudCredential> clouds =
        AuthorizationHeader.parse(header)
            .match(password -> password.clouds(), token -> token.clouds(), absent -> List.of());
    Map<String, String> read = new LinkedHashMap<>();
    for (Map.Entry<String, Secret> entry : clouds.get(0).values().entrySet()) {
      read.put(entry.getKey(), entry.getValue().reveal());
    }
    return read;
  }

  @Provide
  Arbitrary<String> signs() {
    return Arbitraries.strings().withChars(";='\"\\n#{}[]: abtypeBasicBearer").ofMaxLength(60);
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofMinLength(3)
        .ofMaxLength(8)
        .filter(key -> !key.equals("type"));
  }

  @Provide
  Arbitrary<String> quotable() {
    return Arbitraries.strings().withChars("abc=;\"#{}: é").ofMaxLength(20);
  }

  @Provide
  Arbitrary<String> bare() {
    return Arbitraries.strings().withChars("abc=#{}:/+é").ofMinLength(1).ofMaxLength(20);
  }
}

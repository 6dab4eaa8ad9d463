package levante.oscar.fdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.oscar.exposure.Exposure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureReaderTest {
  private final FdlReader reader = new FdlReader();

  private static String service(String expose) {
    return "{name: api, image: i, script: s, expose: %s}".formatted(expose);
  }

  private Fdl read(String expose) {
    return reader.readService("f", service(expose), "edge");
  }

  private Exposure exposure(String expose) {
    return read(expose).services().get(0).definition().exposure();
  }

  private List<String> warnings(String expose) {
    return read(expose).warnings().stream().map(Diagnostic::code).toList();
  }

  @Test
  void aPortAloneIsEnoughAndWhatIsNotSaidIsAsInOscarButThatTheTokenIsAskedFor() {
    assertThat(exposure("{api_port: 5000}"))
        .isEqualTo(
            new Exposure(
                new Exposure.Scale(1, 10, 80),
                5000,
                Exposure.Access.TOKEN,
                Exposure.Paths.STRIPPED,
                Exposure.Command.SCRIPT,
                ""));
    assertThat(warnings("{api_port: 5000}")).isEmpty();
  }

  @Test
  void allThatIsSaidIsTaken() {
    String all =
        "{min_scale: 12, max_scale: 15, api_port: 4578, cpu_threshold: 50, set_auth: true,"
            + " rewrite_target: true, default_command: true, health_path: /live?x=1}";
    Exposure said = exposure(all);
    assertThat(said)
        .isEqualTo(
            new Exposure(
                new Exposure.Scale(12, 15, 50),
                4578,
                Exposure.Access.TOKEN,
                Exposure.Paths.WHOLE,
                Exposure.Command.IMAGE,
                "/live?x=1"));
    ServiceDefinition definition = read(all).services().get(0).definition();
    String json =
        OscarJson.render(
            definition,
            List.of(),
            new OscarJson.Home("edge", "alice", Optional.empty()),
            Secret.of("t"));
    assertThat(reader.readService("f", json.replace("\"storage_providers\":{},", ""), "edge"))
        .satisfies(
            again -> assertThat(again.services().get(0).definition().exposure()).isEqualTo(said));
  }

  @Test
  void nothingIsExposedWithoutAPortWhateverElseAClientSends() {
    String unexposed =
        "{min_scale: 0, max_scale: 0, cpu_threshold: 0, rewrite_target: false, nodePort: 0,"
            + " default_command: false, set_auth: false, health_path: ''}";
    assertThat(exposure(unexposed)).isEqualTo(Exposure.NONE);
    assertThat(warnings(unexposed)).isEmpty();
    assertThat(exposure("{min_scale: 20, api_port: 80}").scale())
        .isEqualTo(new Exposure.Scale(20, 20, 80));
    assertThat(exposure("{min_scale: 0, api_port: 80}").scale().least()).isEqualTo(1);
  }

  @Test
  void whoOpensAServiceToAllIsWarnedAsIsWhoAsksForWhatIsNotDone() {
    assertThat(exposure("{api_port: 80, set_auth: false}").access())
        .isEqualTo(Exposure.Access.OPEN);
    assertThat(warnings("{api_port: 80, set_auth: false}")).containsExactly("OPEN_TO_ALL");
    assertThat(warnings("{api_port: 80, nodePort: 30500}")).containsExactly("NOT_ACTED_UPON");
    assertThat(warnings("{api_port: 80, NodePort: 30500, auth_type: forward}"))
        .containsExactly("NOT_ACTED_UPON", "NOT_ACTED_UPON");
    assertThat(warnings("{api_port: 80, auth_type: basic, probe_mode: legacy}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{api_port: http}|INVALID_VALUE",
        "{api_port: 65536}|INVALID_VALUE",
        "{api_port: 80, min_scale: 101}|INVALID_VALUE",
        "{api_port: 80, min_scale: 3, max_scale: 2}|INVALID_VALUE",
        "{api_port: 80, cpu_threshold: 101}|INVALID_VALUE",
        "{api_port: 80, health_path: live}|INVALID_VALUE",
        "{api_port: 80, set_auth: maybe}|WRONG_TYPE",
        "{port: 80}|UNKNOWN_FIELD",
        "80|WRONG_TYPE"
      })
  void whatIsWrongIsToldWithItsPlace(String expose, String code) {
    LevanteException wrong = catchThrowableOfType(LevanteException.class, () -> read(expose));
    assertThat(wrong.diagnostics())
        .satisfiesExactly(
            one -> {
              assertThat(one.code()).isEqualTo(code);
              assertThat(one.path()).startsWith("expose");
              assertThat(one.position().column()).isGreaterThan(40);
            });
  }

  @Test
  void anUpdateSaysWhatBecomesOfIt() {
    ServiceDefinition before = read("{}").services().get(0).definition();
    ServiceDefinition after = read("{api_port: 80}").services().get(0).definition();
    assertThat(after.since(before))
        .containsExactly(
            "exposed: port 80, 1 to 10 pods at 80 % of cpu, for holders of its token, runs the"
                + " script, was not at all");
  }
}

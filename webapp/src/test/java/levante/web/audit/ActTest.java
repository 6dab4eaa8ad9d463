package levante.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActTest {
  @ParameterizedTest
  @CsvSource({
    "/infrastructures/x/lock, Mozilla/5.0, PAGE",
    "/api/v1/nodes, curl/8, REST",
    "/im/infrastructures, '', IM",
    "/oscar/edge/job/s, python-requests, OSCAR",
    "/im/infrastructures, levante-cli, COMMAND_LINE",
    "/imaginary, '', PAGE"
  })
  void whereARequestCameInIsToldByItsPathAndItsAgent(String path, String agent, Via via) {
    assertThat(Via.of(path, agent)).isEqualTo(via);
  }

  @ParameterizedTest
  @CsvSource({
    "signin, sign-in",
    "/im/infrastructures/{id}/vms/{vm}, infrastructures",
    "deployments/{id}, infrastructures",
    "/oscar/{cluster}/system/services, services",
    "/oscar/{cluster}/run/{service}, services",
    "/oscar/{cluster}/system/logs/{service}/{job}, jobs",
    "/api/v1/clusters/{cluster}/nodes/{node}, nodes",
    "buckets/{cluster}/{bucket}/object, buckets",
    "nothing/of/the/kind, other"
  })
  void whatAnActIsAboutIsToldByItsPath(String route, String area) {
    assertThat(new Act.Asked("POST", route, "/" + route).area().word()).isEqualTo(area);
  }

  @Test
  void aPathIsKeptAsADatabaseAndATableTakeIt() {
    Act.Asked asked = new Act.Asked("METHOD".repeat(9), "/a/{b}/", "/a/\u0000\n" + "b".repeat(600));
    assertThat(asked.route()).isEqualTo("a/{b}");
    assertThat(asked.path()).startsWith("/a/??b").hasSize(512);
    assertThat(asked.method()).hasSize(16);
    String split = "/" + "a".repeat(510) + "\ud83d\ude00";
    assertThat(new Act.Asked("PUT", "", split).path()).isEqualTo(split.substring(0, 511));
    assertThat(new Act.Answered(201, Optional.empty(), Optional.of("/" + "c".repeat(600))).ledTo())
        .get()
        .satisfies(path -> assertThat(path).hasSize(512));
  }

  @ParameterizedTest
  @CsvSource({"-x, '', '', ''", "'', infra, '', ''", "'', '', 30.11.2026, ''", "'', '', '', 1_2"})
  void aSearchForWhatCannotBeIsRefused(String who, String area, String day, String after) {
    assertThatThrownBy(() -> ActQuery.read(who, area, day, after))
        .isInstanceOfSatisfying(
            LevanteException.class,
            e -> assertThat(e.code().kind()).isEqualTo(ErrorCode.Kind.CALLER));
  }
}

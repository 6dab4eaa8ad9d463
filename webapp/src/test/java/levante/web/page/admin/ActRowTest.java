package levante.web.page.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import levante.kernel.OwnerId;
import levante.web.audit.Act;
import levante.web.audit.ActQuery;
import levante.web.audit.KeptAct;
import levante.web.audit.Via;
import levante.web.page.export.Chunk;
import levante.web.view.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActRowTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "POST, signin, sign in",
    "POST, signout, sign out",
    "POST, deployments/{id}, infrastructures: make",
    "POST, im/infrastructures, infrastructures: make",
    "POST, im/infrastructures/{id}, infrastructures: add",
    "DELETE, api/v1/infrastructures/{id}, infrastructures: delete",
    "PUT, api/v1/infrastructures/{id}, infrastructures: change",
    "POST, infrastructures/{id}/lock, infrastructures: lock",
    "DELETE, api/v1/infrastructures/{id}/lock, infrastructures: remove lock",
    "PUT, api/v1/infrastructures/{id}/lifetime, infrastructures: set lifetime",
    "DELETE, im/infrastructures/{id}/vms/{vm}, infrastructures: remove vms",
    "POST, 'infrastructures/{id}/machines/{index: [0-9]{1,9}}/size', infrastructures: size",
    "PUT, oscar/{cluster}/system/services, services: change",
    "POST, oscar/{cluster}/run/{service}, services: call",
    "POST, '', what is not there"
  })
  void whatWasDoneIsToldInWords(String method, String route, String words) {
    assertThat(ActRow.what(new Act.Asked(method, route, "/x"), 200)).isEqualTo(words);
  }

  @Test
  void whatTheDoorTurnedAwayIsNotSaidNotToBeThere() {
    assertThat(ActRow.what(new Act.Asked("POST", "", "/x"), 403)).isEqualTo("turned away");
  }

  private static Act act(String path, Act.Answered answered) {
    return new Act(
        NOON,
        Optional.of(new OwnerId("ada")),
        Via.IM,
        new Act.Asked("PUT", "a/{b}", path),
        answered);
  }

  @Test
  void whatWasRefusedIsToldWithItsCode() {
    ActRow refused =
        ActRow.of(act("/a/b", new Act.Answered(409, Optional.of("LOCKED"), Optional.empty())));
    assertThat(refused.result()).isEqualTo(new Status(Status.Tone.BAD, "LOCKED"));
    ActRow done =
        ActRow.of(act("/a/b", new Act.Answered(303, Optional.empty(), Optional.of("/a/b"))));
    assertThat(done.result().text()).isEqualTo("done");
    assertThat(done.ledTo()).as("the page itself").isEmpty();
  }

  @Test
  void allRowsAreReadSomeAtATime() {
    List<KeptAct> all =
        IntStream.range(0, ActTable.AT_ONCE + 1)
            .mapToObj(
                i ->
                    new KeptAct(
                        i + 1,
                        act(
                            "/a/\"b\",",
                            new Act.Answered(404, Optional.of("GONE"), Optional.empty()))))
            .toList();
    List<ActQuery> asked = new ArrayList<>();
    Function<ActQuery, List<KeptAct>> find =
        query -> {
          asked.add(query);
          return asked.size() == 1
              ? all.subList(0, ActTable.AT_ONCE)
              : all.subList(ActTable.AT_ONCE, all.size());
        };
    Chunk<KeptAct> first = ActTable.from(find, ActQuery.ALL);
    Chunk<KeptAct> second = first.next().orElseThrow().get();
    assertThat(first.rows()).hasSize(ActTable.AT_ONCE);
    assertThat(second.rows()).hasSize(1);
    assertThat(second.next()).isEmpty();
    assertThat(asked.get(1).after()).contains(all.get(ActTable.AT_ONCE - 1).place());
  }
}

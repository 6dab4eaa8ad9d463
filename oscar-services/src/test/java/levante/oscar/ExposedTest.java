package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.oscar.exposed.CallExposed;
import levante.oscar.exposed.ExposedAnswer;
import levante.oscar.exposed.ExposedConfig;
import levante.oscar.exposed.ExposedRequest;
import levante.oscar.exposed.Header;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.testing.World;
import org.junit.jupiter.api.Test;

/** Exposed services are kept as they are to be, and asked by whom they may be. */
class ExposedTest {
  private final World world = new World();

  private Service apply(String expose) {
    String fdl =
        "functions: {oscar: [{edge: {name: api, image: i, script: s, expose: %s}}]}"
            .formatted(expose);
    Service service = world.apply(fdl).get(0).service();
    tick();
    return service;
  }

  private void tick() {
    world.oscar().exposed().loop().tick();
  }

  private CallExposed calls() {
    return world.oscar().exposed().calls();
  }

  private static ExposedRequest get(String target) {
    return new ExposedRequest("GET", target, List.of(), Optional.empty());
  }

  private static ErrorCode code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(LevanteException.class, call).code();
  }

  @Test
  void anAppliedServiceIsExposedOnceChangedInItsPlaceAndGoesWithItsDefinition() {
    apply("{api_port: 80}");
    tick();
    assertThat(world.exposed.holds).isEqualTo(1);
    String name = world.exposed.held.keySet().iterator().next();
    String version = world.exposed.held.get(name).version();
    apply("{api_port: 81}");
    assertThat(world.exposed.held).containsOnlyKeys(name);
    assertThat(world.exposed.held.get(name).version()).isNotEqualTo(version);
    apply("{}");
    assertThat(world.exposed.held).isEmpty();
  }

  @Test
  void whatIsLostIsMadeAgainAndWhatADeletedServiceHadIsTakenAway() {
    Service service = apply("{api_port: 80}");
    world.exposed.held.clear();
    tick();
    assertThat(world.exposed.held).hasSize(1);
    world.oscar().deleteService().delete(service.id(), service.owner());
    tick();
    assertThat(world.exposed.held).isEmpty();
  }

  @Test
  void aClusterThatIsSilentKeepsWhatItHas() {
    Service service = apply("{api_port: 80}");
    world.exposed.fallSilent(true);
    world.oscar().deleteService().delete(service.id(), service.owner());
    tick();
    assertThat(world.exposed.held).hasSize(1);
    world.exposed.fallSilent(false);
    tick();
    assertThat(world.exposed.held).isEmpty();
  }

  @Test
  void whatAClusterWillNeverTakeIsNotOfferedAtEachTick() {
    world.exposed.refuse("no such field");
    apply("{api_port: 80}");
    tick();
    tick();
    assertThat(world.exposed.holds).isEqualTo(1);
    world.clock.pass(Duration.ofMinutes(2));
    tick();
    assertThat(world.exposed.holds).isEqualTo(2);
  }

  @Test
  void theTokenIsAskedForUnlessTheDefinitionOpensTheService() {
    Service service = apply("{api_port: 80}");
    assertThat(calls().find(service.id(), Optional.of(service.token()))).contains(service);
    assertThat(calls().find(service.id(), Optional.empty())).isEmpty();
    assertThat(calls().find(service.id(), Optional.of(Secret.of("x")))).isEmpty();
    ServiceId nobody = new ServiceId(service.id().cluster(), "nobody");
    assertThat(calls().find(nobody, Optional.of(service.token()))).isEmpty();
    apply("{api_port: 80, set_auth: false}");
    assertThat(calls().find(service.id(), Optional.empty())).isPresent();
    apply("{set_auth: false}");
    assertThat(calls().find(service.id(), Optional.empty())).isEmpty();
    assertThat(code(() -> calls().find(service.id(), Optional.of(service.token()))))
        .isEqualTo(ErrorCode.SERVICE_NOT_FOUND);
  }

  @Test
  void aRequestIsPassedOnInThePodsWordsAndAnsweredInTheCallers() {
    Service service = apply("{api_port: 80}");
    world.exposed.says.add(new Header("Location", "/there"));
    ExposedRequest request =
        new ExposedRequest(
            "GET", "/x?y", List.of(new Header("Authorization", "Basic x")), Optional.empty());
    try (ExposedAnswer answer = calls().ask(service, request)) {
      assertThat(Header.first(answer.headers(), "Location"))
          .contains("/oscar/edge-7f3a2b/system/services/api/exposed/there");
    }
    assertThat(world.exposed.asked.get(0).target()).isEqualTo("/x?y");
    assertThat(Header.first(world.exposed.asked.get(0).headers(), "Authorization")).isEmpty();
    assertThat(code(() -> calls().ask(service, get("/../x")))).isEqualTo(ErrorCode.INVALID_REQUEST);
  }

  @Test
  void aClusterThatIsSilentIsAServiceThatIsNotReady() {
    Service service = apply("{api_port: 80}");
    world.exposed.fallSilent(true);
    LevanteException silence =
        catchThrowableOfType(LevanteException.class, () -> calls().ask(service, get("/")));
    assertThat(silence.code()).isEqualTo(ErrorCode.SERVICE_NOT_READY);
    assertThat(silence.code().httpStatus()).isEqualTo(503);
    assertThat(silence).hasMessageContaining("it is silent");
  }

  @Test
  void requestsOfOneOwnerAreBoundedUntilTheirAnswersAreRead() {
    Service service = apply("{api_port: 80}");
    List<ExposedAnswer> open = new ArrayList<>();
    for (int i = 0; i < ExposedConfig.DEFAULTS.mostAtOnce() / 2; i++) {
      open.add(calls().ask(service, get("/")));
    }
    assertThat(code(() -> calls().ask(service, get("/")))).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
    open.get(0).close();
    open.get(0).close();
    calls().ask(service, get("/")).close();
    open.forEach(ExposedAnswer::close);
  }
}

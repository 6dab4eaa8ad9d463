package levante.provisioner.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.testing.Interruptions;
import levante.provisioner.testing.Interruptions.Killed;
import levante.provisioner.testing.SettableClock;
import levante.provisioner.testing.World;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

/** Days in virtual time, looked at every minute. */
class LifetimeSimulationTest {
  private static final Duration TTL = Duration.ofHours(8);
  private static final String OF_A_DAY =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      metadata: { ttl: %s }
      topology_template:
        node_templates:
          ours: { type: levante.nodes.Machine }
      """;

  private final World world = new World();

  private Infrastructure createFor(String key, Duration ttl) {
    return world.levante.createInfrastructure().from(World.edgeToCloud(key, 1).living(ttl));
  }

  private void pass(Duration time) {
    Instant until = world.clock.instant().plus(time);
    while (world.clock.instant().isBefore(until)) {
      world.levante.loop().tick();
      world.clock.advance(Duration.ofMinutes(1));
    }
    world.levante.loop().tick();
  }

  private boolean stands(Infrastructure infrastructure) {
    return world.levante.findInfrastructures().all().stream()
        .anyMatch(one -> one.id().equals(infrastructure.id()));
  }

  private long count(Infrastructure infrastructure, Kind kind) {
    return world.levante.history().count(infrastructure.id(), kind);
  }

  private List<String> told(Infrastructure infrastructure, Kind kind) {
    return world.levante.history().newest(infrastructure.id(), 100).stream()
        .filter(event -> event.kind() == kind)
        .map(InfrastructureEvent::sentence)
        .toList();
  }

  @Test
  void itIsWarnedOfAndThenDestroyedWithTheReasonInItsHistory() {
    Infrastructure made = createFor("one", TTL);
    Infrastructure other = world.create("for ever", 1);
    pass(TTL.minusHours(1).minusMinutes(2));
    assertThat(count(made, Kind.LIFETIME_WARNING)).isZero();
    pass(Duration.ofMinutes(10));
    assertThat(told(made, Kind.LIFETIME_WARNING))
        .containsExactly("ends at 2026-11-24T20:00:00Z; a warning stands for PT1H before");
    pass(Duration.ofMinutes(50));
    assertThat(count(made, Kind.DESTROY_ASKED)).isZero();
    pass(Duration.ofMinutes(10));
    assertThat(told(made, Kind.DESTROY_ASKED))
        .containsExactly(
            "its lifetime ended at 2026-11-24T20:00:00Z, of which was warned at"
                + " 2026-11-24T19:00:00Z");
    assertThat(stands(made)).isFalse();
    assertThat(world.levante.findLeftovers().of(made.id()).count()).isZero();
    assertThat(stands(other)).isTrue();
  }

  @Test
  void itIsExtendedAndRelievedOfItsEnd() {
    Infrastructure made = createFor("one", TTL);
    pass(TTL.minusMinutes(30));
    assertThat(count(made, Kind.LIFETIME_WARNING)).isEqualTo(1);
    world.levante.keeping().life().to(made.id(), World.ANNA, TTL);
    pass(TTL.minusMinutes(30));
    assertThat(stands(made)).isTrue();
    assertThat(count(made, Kind.LIFETIME_WARNING)).isEqualTo(2);
    world.levante.keeping().life().lift(made.id(), World.ANNA);
    pass(Duration.ofDays(2));
    assertThat(stands(made)).isTrue();
  }

  @Test
  void aLockHoldsTheEndBackAndSaysSoAndTheWarningBeginsAnewWhenItIsUnlocked() {
    Infrastructure made = createFor("one", TTL);
    world.levante.keeping().lock().lock(made.id(), World.ANNA, "");
    pass(TTL.plusHours(3));
    String why =
        "its lifetime ended at 2026-11-24T20:00:00Z, but it is locked by anna since "
            + SettableClock.NOON;
    assertThat(world.now(made).status().explanations()).contains(why);
    assertThat(told(made, Kind.LIFETIME_HELD)).containsExactly(why);
    world.levante.keeping().lock().unlock(made.id(), World.ANNA);
    pass(Duration.ofMinutes(55));
    assertThat(stands(made)).isTrue();
    assertThat(world.now(made).status().explanations()).isEmpty();
    assertThat(count(made, Kind.LIFETIME_WARNING)).isEqualTo(2);
    pass(Duration.ofMinutes(15));
    assertThat(stands(made)).isFalse();
  }

  @Test
  void aClockThatJumpsAYearDestroysNothingWhenItIsSetRightWithinTheNotice() {
    Infrastructure made = createFor("one", Duration.ofDays(30));
    pass(Duration.ofMinutes(20));
    world.clock.advance(Duration.ofDays(365));
    pass(Duration.ofMinutes(30));
    assertThat(count(made, Kind.LIFETIME_WARNING)).isEqualTo(1);
    world.clock.advance(Duration.ofDays(-365));
    pass(Duration.ofHours(5));
    assertThat(stands(made)).isTrue();
    assertThat(world.now(made).terms().lifetime().orElseThrow().warning()).isEmpty();
  }

  @Test
  void aServerThatWasDownAtTheEndWarnsFirst() {
    Infrastructure made = createFor("one", TTL);
    pass(TTL.minusMinutes(90));
    world.clock.advance(Duration.ofDays(3));
    pass(Duration.ofMinutes(50));
    assertThat(stands(made)).isTrue();
    pass(Duration.ofMinutes(20));
    assertThat(stands(made)).isFalse();
  }

  @Test
  void killedAtAnyCallItIsWarnedOfOnceAndEndedOnce() {
    for (int fatal = 1; fatal <= 40; fatal++) {
      String when = "killed at call " + fatal;
      Infrastructure made = createFor(when, Duration.ofMinutes(10));
      world.ticks(9);
      world.clock.advance(Duration.ofMinutes(5));
      killed(fatal);
      world.ticks(2);
      assertThat(count(made, Kind.LIFETIME_WARNING)).as(when).isEqualTo(1);
      pass(Duration.ofMinutes(4));
      killed(fatal);
      pass(Duration.ofMinutes(6));
      assertThat(stands(made)).as(when).isFalse();
      assertThat(count(made, Kind.DESTROY_ASKED)).as(when).isEqualTo(1);
      assertThat(count(made, Kind.DESTROYED)).as(when).isEqualTo(1);
    }
  }

  private void killed(int fatal) {
    try {
      world.newLoop(new Interruptions(fatal)).tick();
    } catch (Killed expected) {
      world.clock.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void aTemplateSaysItInItsMetadataUnlessTheRequestDoes() {
    TemplateSource template = new TemplateSource("t.yaml", OF_A_DAY.formatted("P1D"));
    NewInfrastructure wish =
        new NewInfrastructure(World.ANNA, template, Map.of(), List.of(), Optional.empty());
    assertThat(end(wish)).isEqualTo(SettableClock.NOON.plus(Duration.ofDays(1)));
    assertThat(end(wish.living(TTL))).isEqualTo(SettableClock.NOON.plus(TTL));
    TemplateSource wrong = new TemplateSource("t.yaml", OF_A_DAY.formatted("a day"));
    assertThatThrownBy(
            () ->
                end(
                    new NewInfrastructure(
                        World.ANNA, wrong, Map.of(), List.of(), Optional.empty())))
        .isInstanceOf(LevanteException.class)
        .hasMessageContaining("metadata/ttl is 'a day'");
  }

  private Instant end(NewInfrastructure wish) {
    return world.levante.createInfrastructure().from(wish).terms().lifetime().orElseThrow().end();
  }
}

package levante.elasticity.act;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pool;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import levante.elasticity.TestDatabase;
import levante.elasticity.adapter.jdbc.JdbcDecisionJournal;
import levante.elasticity.adapter.jdbc.JdbcIdleLedger;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Resources;
import levante.elasticity.decide.PackingPolicy;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.journal.IdleLedger;
import levante.elasticity.journal.NodeCounts;
import levante.elasticity.simulate.SupplyConditions;
import levante.elasticity.simulate.VirtualClock;
import levante.elasticity.simulate.VirtualCluster;
import levante.elasticity.simulate.VirtualJob;
import levante.elasticity.simulate.VirtualJournal;
import levante.elasticity.simulate.VirtualSupply;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;

/**
 * The loop is killed before and after each single call that it makes to a port or a store; a new
 * one on the same stores finishes the story each time, with the same numbers.
 */
class CrashTest {
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 5, "0.10");

  /** No catch of ours holds it, as none holds a kill. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Kills once, at one call of the whole story, before or after its effect. */
  private static final class Executioner {
    private final int fatal;
    private final boolean afterwards;
    private int calls;

    Executioner(int fatal, boolean afterwards) {
      this.fatal = fatal;
      this.afterwards = afterwards;
    }

    <T> T watching(Class<T> port, T real) {
      return port.cast(
          Proxy.newProxyInstance(
              port.getClassLoader(),
              new Class<?>[] {port},
              (proxy, method, arguments) -> {
                boolean dies = calls++ == fatal;
                if (dies && !afterwards) {
                  throw new Killed();
                }
                try {
                  Object answer = method.invoke(real, arguments);
                  if (dies) {
                    throw new Killed();
                  }
                  return answer;
                } catch (InvocationTargetException thrown) {
                  throw thrown.getCause();
                }
              }));
    }
  }

  /** A world that survives, and loops on it that may not. */
  private static final class Story {
    private final VirtualClock clock = new VirtualClock(NOON);
    private final VirtualCluster cluster = new VirtualCluster(clock);
    private final VirtualSupply supply =
        new VirtualSupply(
            List.of(CLOUD),
            new SupplyConditions(Duration.ofSeconds(15), Duration.ofSeconds(5), 0, 1),
            cluster,
            clock);
    private final DecisionJournal journal;
    private final IdleLedger ledger;
    private final ElasticCluster elastic;
    private int deaths;

    // One database for all stories, a cluster for each: making the tables would take the most time.
    Story(ScalingMemory memory, String name) {
      this.journal = memory.journal();
      this.ledger = memory.idle();
      this.elastic =
          new ElasticCluster(
              new ClusterId(name),
              new OwnerId("ada"),
              List.of(CLOUD),
              ScalingSettings.DEFAULTS.withIdleTime(Duration.ofSeconds(30)));
      for (int i = 0; i < 3; i++) {
        cluster.submit(
            new VirtualJob(
                "job-" + i,
                Duration.ZERO,
                Duration.ofSeconds(20),
                Resources.of(Quantity.of(2), Quantity.parse("1Gi"))));
      }
    }

    void play(Executioner executioner) {
      ScalingPorts ports =
          new ScalingPorts(
              executioner.watching(ElasticClusters.class, () -> List.of(elastic)),
              executioner.watching(ClusterObserver.class, cluster),
              executioner.watching(NodeSupply.class, supply),
              executioner.watching(NodeDrainer.class, cluster));
      ScalingMemory memory =
          new ScalingMemory(
              executioner.watching(DecisionJournal.class, journal),
              executioner.watching(IdleLedger.class, ledger));
      for (int i = 0; i < 24; i++) {
        clock.advance(Duration.ofSeconds(5));
        supply.advance();
        cluster.advance();
        try {
          new ScalingLoop(ports, memory, PackingPolicy::new, clock).tick();
        } catch (Killed killed) {
          deaths++;
        }
      }
    }
  }

  @Test
  void killedAtAnyCallTheStoryEndsWithTheSameNumbers() {
    killEach(
        1,
        () -> {
          VirtualJournal journal = new VirtualJournal();
          return new ScalingMemory(journal, journal);
        });
  }

  @Test
  void killedAtManyCallsTheDatabaseLeadsToTheSameNumbers() {
    DataSource levante = TestDatabase.fresh();
    ScalingMemory memory =
        new ScalingMemory(new JdbcDecisionJournal(levante), new JdbcIdleLedger(levante));
    killEach(41, () -> memory);
  }

  private static void killEach(int stride, Supplier<ScalingMemory> memories) {
    Executioner merciful = new Executioner(-1, false);
    new Story(memories.get(), "unharmed").play(merciful);
    assertThat(merciful.calls).isBetween(100, 600);
    for (int fatal = 0; fatal < merciful.calls; fatal += stride) {
      for (boolean afterwards : new boolean[] {false, true}) {
        Story story = new Story(memories.get(), "killed-%d-%s".formatted(fatal, afterwards));
        story.play(new Executioner(fatal, afterwards));
        assertEnded(story, "killed at call %d, afterwards %s".formatted(fatal, afterwards));
      }
    }
  }

  private static void assertEnded(Story story, String where) {
    assertThat(story.deaths).as(where).isEqualTo(1);
    assertThat(story.cluster.done()).as(where).isEqualTo(3);
    assertThat(story.cluster.lost()).as(where).isZero();
    assertThat(story.supply.ordered()).as(where + ": machines").isEqualTo(2);
    assertThat(story.supply.supplied(story.elastic.id())).as(where + ": left over").isEmpty();
    assertThat(story.journal.counts(story.elastic.id())).as(where).isEqualTo(new NodeCounts(2, 2));
    assertThat(story.journal.open(story.elastic.id())).as(where).isEmpty();
  }
}

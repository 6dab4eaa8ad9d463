package levante.web.page.whatif;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.elasticity.Elasticity;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Resources;
import levante.elasticity.operate.RulesShown;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.replay.ReplayWorld;
import levante.elasticity.rules.StoredRules;
import levante.elasticity.simulate.RunReport;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.web.language.Say;
import levante.web.page.Words;

/** Compares policies on the recorded work of a cluster. */
@Dependent
public class Compare {
  static final String CHANGED = "your change";
  private static final String TODAY = "in force today";

  @Inject private Elasticity elasticity;
  @Inject private Elasticity.Setup setup;
  @Inject private Replays replays;
  @Inject private RulesTexts texts;

  /** A policy and what it is here. */
  private record Candidate(PolicySettings policy, String what) {}

  /** By which policy and rules a cluster is scaled, and its idle time; CLUSTER_NOT_FOUND. */
  WhatIfForm.Known known(ClusterId cluster) {
    RulesShown rules = elasticity.rules().of(cluster);
    return new WhatIfForm.Known(
        rules.inForce().policy().orElse(setup.policy()),
        rules.stored().map(StoredRules::text).orElse(""),
        elasticity.showNodes().cluster(cluster).settings().idleTime());
  }

  /** What the work of a cluster is replayed on. */
  ReplayWorld world(ClusterId cluster) {
    return ReplayWorld.of(
        elasticity.showNodes().cluster(cluster),
        elasticity.journal().boots(cluster, ReplayWorld.BOOTS));
  }

  /**
   * The comparison; empty when nothing is recorded that could be replayed.
   *
   * @throws levante.kernel.LevanteException TOO_MANY_REQUESTS when others are being made
   */
  Optional<Comparison> of(
      OwnerId owner, ClusterId cluster, WhatIfForm.Known known, WhatIfForm form) {
    ReplayWorld world = world(cluster);
    return replays.alone(
        owner,
        () -> {
          Replay replay = replays.of(new Replays.Of(cluster, world, form.past()));
          return replay.isEmpty()
              ? Optional.empty()
              : Optional.of(compared(known, replay, form.changed(world.idleTime())));
        });
  }

  private Comparison compared(WhatIfForm.Known known, Replay replay, PolicySettings changed) {
    List<Candidate> candidates = candidates(known.today(), changed);
    List<RunReport> reports = candidates.stream().map(one -> replay.of(one.policy())).toList();
    RunReport today = reports.get(0);
    double longest = reports.stream().mapToDouble(RunReport::meanWaitSeconds).max().orElse(0);
    double dearest = reports.stream().mapToDouble(one -> one.cost().doubleValue()).max().orElse(0);
    List<Comparison.Row> rows = new ArrayList<>();
    for (int i = 0; i < reports.size(); i++) {
      RunReport one = reports.get(i);
      rows.add(
          new Comparison.Row(
              candidates.get(i).policy().name(),
              candidates.get(i).what(),
              one,
              i == 0 ? "" : Comparison.against(today, one),
              bar(one.meanWaitSeconds(), longest),
              bar(one.cost().doubleValue(), dearest)));
    }
    return new Comparison(
        rows,
        today.jobs(),
        words(replay.world()),
        replay.notes(),
        texts.file(changed),
        texts.with(changed, known.rules()));
  }

  private static List<Candidate> candidates(PolicySettings today, PolicySettings changed) {
    List<Candidate> all = new ArrayList<>();
    Set<PolicySettings> known = new HashSet<>();
    add(all, known, new Candidate(today, TODAY));
    add(all, known, new Candidate(changed, CHANGED));
    PolicySettings.BUILT_IN.forEach(policy -> add(all, known, new Candidate(policy, "")));
    return all;
  }

  private static void add(List<Candidate> all, Set<PolicySettings> known, Candidate one) {
    if (known.add(Replay.nameless(one.policy()))) {
      all.add(one);
    }
  }

  private static int bar(double value, double most) {
    return most == 0 ? 0 : (int) Math.round(Comparison.BAR * value / most);
  }

  private static String words(ReplayWorld world) {
    NodePool pool = world.pool();
    Duration boot = world.boot().orElse(ReplayWorld.COMMON_BOOT);
    return Say.of(
        "up to %d nodes of pool %s%s (%s cores, %s of memory, %s each), which take %d s to come%s",
        pool.max(),
        pool.name(),
        world.pools() > 1 ? Say.of(", the largest of %d", world.pools()) : "",
        pool.shape().allocatable().get(Resources.CPU),
        pool.shape().allocatable().get(Resources.MEMORY),
        Words.price(pool.eurPerHour()),
        boot.toSeconds(),
        world.boot().isPresent()
            ? Say.of(", the median of the last ones")
            : Say.of(", as long as none has come"));
  }
}

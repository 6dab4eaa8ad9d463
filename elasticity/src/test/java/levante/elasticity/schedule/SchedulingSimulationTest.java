package levante.elasticity.schedule;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.asking;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.elasticity.Seen;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.constraint.Disruption;
import levante.elasticity.constraint.HostPort;
import levante.elasticity.constraint.LabelSelector;
import levante.elasticity.constraint.PodTerm;
import levante.elasticity.constraint.TopologySpread;
import org.junit.jupiter.api.Test;

class SchedulingSimulationTest {
  private static final NodePool POOL = pool("cloud", FOUR_CPUS, 0, 5, "0.10");
  private static final LabelSelector WEB = LabelSelector.of("app", "web");

  private static Pod web(String name, List<PodTerm> apart, List<TopologySpread> spread) {
    Pod plain = pod(name, "1", "1Gi");
    SortedMap<String, String> labels = new TreeMap<>(Map.of("app", "web"));
    PodSpec spec =
        new PodSpec(
            plain.requests(),
            new TreeMap<>(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            apart,
            spread,
            List.of(),
            0,
            Optional.empty(),
            Disruption.ALLOWED);
    return new Pod(
        plain.namespace(),
        name,
        plain.kind(),
        labels,
        spec,
        plain.phase(),
        plain.node(),
        plain.created());
  }

  private static SchedulingSimulation of(Seen seen) {
    return new SchedulingSimulation(seen.view());
  }

  @Test
  void whatWasPutInThoughtCountsForTheNextPod() {
    SchedulingSimulation simulation = of(seen(POOL).ready("a", "cloud"));
    SimulatedNode node = simulation.node("a");
    assertThat(simulation.take(pod("x", "3", "1Gi"), node)).isTrue();
    assertThat(simulation.take(pod("y", "2", "1Gi"), node)).isFalse();
    assertThat(simulation.refusal(pod("y", "2", "1Gi"), node)).contains("cpu: 2 wanted, 1 there");
  }

  @Test
  void whatWasTakenBackLeavesNothingBehind() {
    PodTerm own = PodTerm.of(WEB, "default", NodeShape.HOSTNAME);
    Pod first = web("first", List.of(own), List.of());
    Pod second = web("second", List.of(own), List.of());
    SchedulingSimulation simulation = of(seen(POOL));
    SimulatedNode node = simulation.join("new", FOUR_CPUS);
    assertThat(simulation.take(first, node)).isTrue();
    assertThat(simulation.take(second, node)).isFalse();
    simulation.takeBack(first, node);
    assertThat(simulation.take(second, node)).isTrue();
  }

  @Test
  void aHostPortIsTakenByWhatWasPutThereInThought() {
    SchedulingSimulation simulation = of(seen(POOL));
    SimulatedNode node = simulation.join("new", FOUR_CPUS);
    Pod first = listening(pod("first", "1", "1Gi"));
    Pod second = listening(pod("second", "1", "1Gi"));
    assertThat(simulation.take(first, node)).isTrue();
    assertThat(simulation.refusal(second, node)).contains("a host port is taken");
    assertThat(simulation.take(second, node)).isFalse();
    simulation.takeBack(first, node);
    assertThat(simulation.take(second, node)).isTrue();
  }

  private static Pod listening(Pod plain) {
    return asking(
        plain,
        new PodSpec(
            plain.requests(),
            new TreeMap<>(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new HostPort("", "TCP", 8080)),
            0,
            Optional.empty(),
            Disruption.FORBIDDEN));
  }

  @Test
  void aNewNodeIsAnotherHostForWhomeverKeepsApart() {
    PodTerm own = PodTerm.of(WEB, "default", NodeShape.HOSTNAME);
    Seen seen = seen(POOL).ready("a", "cloud").running("a", web("first", List.of(own), List.of()));
    assertThat(of(seen).refusal(web("second", List.of(own), List.of()), "new", FOUR_CPUS))
        .isEmpty();
  }

  @Test
  void aNewDomainIsTheEmptiestOne() {
    TopologySpread even = TopologySpread.of(1, "zone", WEB);
    NodePool east = pool("east", FOUR_CPUS.labelled(Map.of("zone", "east")), 0, 5, "0.10");
    Seen seen = seen(east).ready("a", "east").running("a", web("first", List.of(), List.of(even)));
    Pod second = web("second", List.of(), List.of(even));
    SchedulingSimulation simulation = of(seen);
    assertThat(simulation.refusal(second, simulation.node("a"))).isEmpty();
    SimulatedNode west = simulation.join("new", FOUR_CPUS.labelled(Map.of("zone", "west")));
    assertThat(simulation.refusal(second, simulation.node("a")))
        .contains("app=web over zone with skew 1 would be uneven");
    assertThat(simulation.take(second, west)).isTrue();
  }

  @Test
  void daemonsTakeTheirShareOfANewNode() {
    Pod daemon = pod("daemon", "500m", "1Gi");
    ClusterView view =
        new ClusterView(
            List.of(), List.of(), new ClusterView.Rules(List.of(), List.of(daemon.spec())));
    SchedulingSimulation simulation = new SchedulingSimulation(view);
    assertThat(simulation.refusal(pod("x", "3500m", "1Gi"), "new", FOUR_CPUS)).isEmpty();
    assertThat(simulation.refusal(pod("y", "3501m", "1Gi"), "new", FOUR_CPUS))
        .contains("its daemons leave too little room");
  }

  @Test
  void aFirstFitForgetsNothingThatItMayNeed() {
    SchedulingSimulation simulation = of(seen(POOL).ready("a", "cloud").ready("b", "cloud"));
    FirstFit nodes = new FirstFit(simulation);
    nodes.add(simulation.node("a"));
    nodes.add(simulation.node("b"));
    PodSpec large = pod("large", "3", "1Gi").spec();
    assertThat(nodes.place(asking(pod("p", "1", "1Gi"), large))).contains(simulation.node("a"));
    assertThat(nodes.place(asking(pod("q", "1", "1Gi"), large))).contains(simulation.node("b"));
    assertThat(nodes.place(asking(pod("r", "1", "1Gi"), large))).isEmpty();
    assertThat(nodes.place(pod("small", "1", "1Gi"))).contains(simulation.node("a"));
  }
}

package levante.elasticity.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.elasticity.cluster.IdleSpan;
import levante.elasticity.cluster.Setback;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.journal.IdleLedger;
import levante.elasticity.journal.JournalEntry;
import levante.elasticity.journal.NodeCounts;
import levante.elasticity.journal.Outcome;
import levante.elasticity.journal.TrackedNode;
import levante.kernel.ClusterId;

/** Journal and idle ledger in memory, for runs in virtual time; not thread-safe. */
public final class VirtualJournal implements DecisionJournal, IdleLedger {
  private final List<JournalEntry> rows = new ArrayList<>();
  private final Map<ClusterId, SortedMap<Long, JournalEntry>> opened = new TreeMap<>();
  private final Map<ClusterId, JournalEntry> last = new TreeMap<>();
  private final Map<ClusterId, Map<String, Setback>> setbacks = new TreeMap<>();
  private final Map<ClusterId, Map<String, TrackedNode>> nodes = new TreeMap<>();
  private final Map<ClusterId, List<IdleSpan>> idle = new TreeMap<>();

  @Override
  public List<ScalingDecision> record(
      ClusterId cluster, Instant now, List<ScalingDecision> decisions) {
    Collection<JournalEntry> open = openOf(cluster).values();
    List<ScalingDecision> written = new ArrayList<>();
    for (ScalingDecision decision : decisions) {
      boolean hold = decision.kind() == Kind.HOLD;
      boolean known =
          hold
              ? last.containsKey(cluster) && last.get(cluster).decision().equals(decision)
              : open.stream().anyMatch(row -> row.decision().sameAs(decision));
      if (!known) {
        Optional<Outcome> outcome =
            hold
                ? Optional.of(new Outcome(Outcome.Result.DONE, now, "nothing was done"))
                : Optional.empty();
        add(new JournalEntry(rows.size() + 1L, cluster, now, decision, List.of(), outcome));
        written.add(decision);
      }
    }
    return List.copyOf(written);
  }

  private void add(JournalEntry row) {
    rows.add(row);
    last.put(row.cluster(), row);
    if (row.outcome().isEmpty()) {
      openOf(row.cluster()).put(row.id(), row);
    }
  }

  @Override
  public void close(ClusterId cluster, long id, Outcome outcome) {
    JournalEntry row = openOf(cluster).remove(id);
    if (row != null) {
      JournalEntry closed =
          new JournalEntry(
              id, cluster, row.decided(), row.decision(), List.of(), Optional.of(outcome));
      rows.set((int) id - 1, closed);
      last.replace(cluster, row, closed);
      count(setbacks.computeIfAbsent(cluster, key -> new TreeMap<>()), closed);
    }
  }

  @Override
  public void track(ClusterId cluster, List<TrackedNode> changed) {
    changed.forEach(node -> nodesOf(cluster).put(node.name(), node));
  }

  @Override
  public List<TrackedNode> tracked(ClusterId cluster) {
    Set<Long> open = openOf(cluster).keySet();
    return nodesOf(cluster).values().stream()
        .filter(
            node -> node.gone().isEmpty() || node.orderedBy().filter(open::contains).isPresent())
        .toList();
  }

  @Override
  public List<OpenDecision> open(ClusterId cluster) {
    return openOf(cluster).values().stream()
        .map(
            row ->
                new OpenDecision(row.id(), row.decided(), row.decision(), withNodes(row).nodes()))
        .toList();
  }

  @Override
  public List<ClusterId> clustersWithOpen() {
    return opened.keySet().stream().filter(id -> !openOf(id).isEmpty()).toList();
  }

  @Override
  public List<JournalEntry> before(ClusterId cluster, long id, int limit) {
    return rows.stream()
        .filter(row -> row.cluster().equals(cluster) && row.id() < id)
        .sorted(Comparator.comparingLong(JournalEntry::id).reversed())
        .limit(limit)
        .map(this::withNodes)
        .toList();
  }

  @Override
  public Optional<JournalEntry> broughtBy(ClusterId cluster, String node) {
    return Optional.ofNullable(nodesOf(cluster).get(node))
        .flatMap(TrackedNode::orderedBy)
        .flatMap(id -> rows.stream().filter(row -> row.id() == id).findFirst())
        .map(this::withNodes);
  }

  @Override
  public List<Setback> setbacks(ClusterId cluster) {
    return List.copyOf(setbacks.getOrDefault(cluster, Map.of()).values());
  }

  @Override
  public List<Duration> boots(ClusterId cluster, int limit) {
    return nodesOf(cluster).values().stream()
        .filter(node -> node.ready().isPresent() && node.orderedBy().isPresent())
        .sorted(
            Comparator.<TrackedNode, Instant>comparing(node -> node.ready().orElseThrow())
                .reversed())
        .limit(limit)
        .map(
            node ->
                Duration.between(
                    rows.get((int) (node.orderedBy().orElseThrow() - 1)).decided(),
                    node.ready().orElseThrow()))
        .toList();
  }

  @Override
  public NodeCounts counts(ClusterId cluster) {
    List<TrackedNode> ready =
        nodesOf(cluster).values().stream().filter(node -> node.ready().isPresent()).toList();
    return new NodeCounts(
        (int) ready.stream().filter(node -> node.orderedBy().isPresent()).count(),
        (int) ready.stream().filter(node -> node.gone().isPresent()).count());
  }

  @Override
  public List<IdleSpan> idle(ClusterId cluster) {
    return idle.getOrDefault(cluster, List.of());
  }

  @Override
  public void remember(ClusterId cluster, List<IdleSpan> spans) {
    idle.put(cluster, List.copyOf(spans));
  }

  private static void count(Map<String, Setback> found, JournalEntry row) {
    Kind kind = row.decision().kind();
    String key = kind + " " + row.decision().target();
    row.outcome()
        .ifPresent(
            outcome -> {
              if (outcome.result() == Outcome.Result.DONE) {
                found.remove(key);
              } else if (outcome.result() == Outcome.Result.FAILED) {
                found.merge(
                    key,
                    new Setback(
                        kind == Kind.SCALE_UP ? Setback.Kind.SCALE_UP : Setback.Kind.DRAIN,
                        row.decision().target(),
                        1,
                        outcome.at()),
                    VirtualJournal::sum);
              }
            });
  }

  private static Setback sum(Setback one, Setback other) {
    Instant last = one.last().isAfter(other.last()) ? one.last() : other.last();
    return new Setback(one.kind(), one.target(), one.failures() + other.failures(), last);
  }

  private JournalEntry withNodes(JournalEntry row) {
    List<String> names =
        row.decision().kind() == Kind.SCALE_UP
            ? nodesOf(row.cluster()).values().stream()
                .filter(node -> node.orderedBy().filter(id -> id == row.id()).isPresent())
                .map(TrackedNode::name)
                .toList()
            : Optional.of(row.decision().target()).filter(t -> !t.isEmpty()).stream().toList();
    return new JournalEntry(
        row.id(), row.cluster(), row.decided(), row.decision(), names, row.outcome());
  }

  private SortedMap<Long, JournalEntry> openOf(ClusterId cluster) {
    return opened.computeIfAbsent(cluster, id -> new TreeMap<>());
  }

  private Map<String, TrackedNode> nodesOf(ClusterId cluster) {
    return nodes.computeIfAbsent(cluster, id -> new TreeMap<>());
  }
}

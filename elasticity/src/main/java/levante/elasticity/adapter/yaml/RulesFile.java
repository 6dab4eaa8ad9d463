package levante.elasticity.adapter.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.limit.AtOnce;
import levante.elasticity.limit.Limits;
import levante.elasticity.limit.NodeLife;
import levante.elasticity.limit.PoolOrder;
import levante.elasticity.limit.Unready;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.rules.Bounds;
import levante.elasticity.rules.RulesReader;
import levante.elasticity.rules.ScalingRules;
import levante.elasticity.rules.Window;
import levante.kernel.Diagnostic;
import levante.kernel.LevanteException;

/**
 * Reads the scaling rules of a cluster: a policy file's fields, and what else its owner wants.
 *
 * <pre>
 * policy: thrifty                        # any field of a policy file; left out: the server's
 * pools: {cloud-worker: {min: 0, max: 5}}
 * spend: {per-hour: 2.50}                # EUR
 * node-life: {least: 10m, paid: 1h}
 * disruption: {at-once: 2}
 * unready: {percent: 45, nodes: 3}       # while more are not Ready it is left as it is
 * expander: [edge-first, price]          # which of several pools gets a node
 * priority-cutoff: -10                   # pods below it neither bring nodes nor keep them
 * schedule:
 *   - {name: office hours, days: mon-fri, from: "08:00", until: "19:00", zone: Europe/Madrid,
 *      pools: {cloud-worker: {min: 2, max: 10}}}
 *   - {name: nights, cron: "0 0 19 ? * MON-FRI", lasts: 13h, policy: thrifty}
 * </pre>
 */
public final class RulesFile implements RulesReader {
  /** How the text is called in its problems. */
  public static final String FILE = "scaling.yaml";

  private static final int MOST_WINDOWS = 20;
  private static final List<String> OF_POLICIES =
      List.of("policy", "name", "idle-time", "headroom", "burst", "patience", "clues");

  /** The name of a field of the text itself. */
  private static final Pattern FIELD = Pattern.compile("([a-z-]+)[ \\t]*:");

  private final PolicySettings server;
  private final CronReader crons;

  /**
   * Reads rules of that server's clusters.
   *
   * @param server its policy, from which fields of a policy start when none is named
   */
  public RulesFile(PolicySettings server, CronReader crons) {
    this.server = server;
    this.crons = crons;
  }

  /**
   * The same rules with another policy, in the blocks of a text that is no flow mapping; all else
   * stays as it was written.
   *
   * @param stands may be empty
   */
  public static String with(PolicySettings policy, String stands) {
    StringBuilder kept = new StringBuilder(PolicyText.of(policy));
    boolean others = true;
    for (String line : stands.strip().lines().toList()) {
      Matcher field = FIELD.matcher(line);
      if (field.lookingAt()) {
        others = !OF_POLICIES.contains(field.group(1));
      }
      if (others) {
        kept.append(line).append('\n');
      }
    }
    return kept.toString();
  }

  @Override
  public ScalingRules read(String text) {
    return read(text, Optional.empty());
  }

  @Override
  public ScalingRules read(String text, List<NodePool> pools) {
    return read(text, Optional.of(pools));
  }

  /** Throws {@link LevanteException} INVALID_REQUEST with every problem. */
  private ScalingRules read(String text, Optional<List<NodePool>> pools) {
    YamlFields fields = YamlFields.of(FILE, text);
    PolicySettings policy = PolicyFile.policy(fields, server);
    ScalingRules rules =
        new ScalingRules(
            fields.names().stream().anyMatch(OF_POLICIES::contains)
                ? Optional.of(policy)
                : Optional.empty(),
            spend(fields),
            fields.mapping("node-life").map(RulesFile::life).orElse(NodeLife.ANY),
            fields.mapping("disruption").flatMap(RulesFile::atOnce),
            fields.mapping("unready").map(RulesFile::unready).orElse(Unready.DEFAULT),
            expander(fields),
            leastPriority(fields),
            pools(fields, pools),
            schedule(fields, pools));
    fields.refuseIfAny();
    return rules;
  }

  private static Optional<AtOnce> atOnce(YamlFields in) {
    Optional<String> share = in.text("at-once").filter(text -> text.endsWith("%"));
    if (share.isEmpty()) {
      return in.whole("at-once", 1).map(AtOnce::nodes);
    }
    Optional<AtOnce> read =
        share
            .filter(text -> text.matches("([1-9][0-9]?|100)%"))
            .map(text -> AtOnce.percent(Integer.parseInt(text.substring(0, text.length() - 1))));
    if (read.isEmpty()) {
      in.wrong("at-once", "a share from 1% to 100% is expected here");
    }
    return read;
  }

  private static Optional<BigDecimal> spend(YamlFields fields) {
    return fields.mapping("spend").flatMap(in -> in.amount("per-hour"));
  }

  private static NodeLife life(YamlFields in) {
    Optional<Duration> paid = in.duration("paid");
    if (paid.filter(one -> one.compareTo(NodeLife.LEAST_PAID) < 0).isPresent()) {
      in.wrong("paid", "a cloud bills by no less than 5m; leave it out when it bills by seconds");
      paid = Optional.empty();
    }
    return new NodeLife(in.duration("least").orElse(Duration.ZERO), paid);
  }

  private static Unready unready(YamlFields in) {
    Optional<Integer> percent = in.whole("percent", 0);
    if (percent.filter(one -> one > 100).isPresent()) {
      in.wrong("percent", "a share of the nodes is expected here: 0 to 100");
      percent = Optional.empty();
    }
    return new Unready(
        percent.orElse(Unready.DEFAULT.percent()),
        in.whole("nodes", 0).orElse(Unready.DEFAULT.nodes()));
  }

  private static int leastPriority(YamlFields in) {
    Optional<String> text = in.text("priority-cutoff");
    if (text.filter(one -> !one.matches("-?[0-9]{1,9}")).isPresent()) {
      in.wrong("priority-cutoff", "a priority of pods is expected here, such as -10");
      return Limits.LEAST_PRIORITY;
    }
    return text.map(Integer::valueOf).orElse(Limits.LEAST_PRIORITY);
  }

  private static Optional<List<PoolOrder.Criterion>> expander(YamlFields in) {
    Optional<List<String>> words = in.words("expander");
    List<String> known =
        Arrays.stream(PoolOrder.Criterion.values()).map(PoolOrder.Criterion::word).toList();
    Optional<String> wrong =
        words
            .filter(all -> all.isEmpty() || Set.copyOf(all).size() < all.size())
            .map(all -> "each criterion is written once, the first that counts first")
            .or(() -> words.flatMap(all -> strange(all, known)));
    wrong.ifPresent(why -> in.wrong("expander", why));
    return words
        .filter(all -> wrong.isEmpty())
        .map(all -> all.stream().flatMap(one -> PoolOrder.Criterion.called(one).stream()).toList());
  }

  private static Optional<String> strange(List<String> words, List<String> known) {
    return words.stream()
        .filter(word -> !known.contains(word))
        .findFirst()
        .map(
            word ->
                "random".equals(word)
                    ? "random is not taken: what was seen could not be decided upon again"
                    : "there is no '%s'%s; there are %s"
                        .formatted(
                            word, Diagnostic.didYouMean(word, known), String.join(", ", known)));
  }

  private static Map<String, Bounds> pools(YamlFields in, Optional<List<NodePool>> known) {
    Map<String, Bounds> pools = new TreeMap<>();
    in.mapping("pools")
        .ifPresent(
            all ->
                all.names()
                    .forEach(name -> pool(all, name, known).ifPresent(b -> pools.put(name, b))));
    return pools;
  }

  private static Optional<Bounds> pool(
      YamlFields all, String name, Optional<List<NodePool>> known) {
    Optional<YamlFields> in = all.mapping(name);
    Optional<Bounds> bounds =
        in.map(
            one -> new Bounds(one.whole("min", 0), one.whole("max", 0), one.whole("priority", 0)));
    if (bounds.isPresent() && known.isPresent()) {
      check(all, in.get(), name, bounds.get(), known.get());
    }
    bounds
        .filter(one -> one.min().orElse(0) > one.max().orElse(Integer.MAX_VALUE))
        .ifPresent(one -> in.get().wrong("min", "this is more than the max beside it"));
    return bounds;
  }

  private static void check(
      YamlFields all, YamlFields in, String name, Bounds bounds, List<NodePool> known) {
    Optional<NodePool> pool = known.stream().filter(one -> one.name().equals(name)).findFirst();
    if (pool.isEmpty()) {
      all.wrong(
          name,
          "the cluster has no pool '%s'; it has %s"
              .formatted(name, String.join(", ", known.stream().map(NodePool::name).toList())));
      return;
    }
    int least = pool.get().min();
    int most = pool.get().max();
    String template = "the template allows %d to %d nodes of pool %s".formatted(least, most, name);
    bounds.min().filter(one -> one < least || one > most).ifPresent(n -> in.wrong("min", template));
    bounds.max().filter(one -> one < least || one > most).ifPresent(n -> in.wrong("max", template));
  }

  private List<Window> schedule(YamlFields fields, Optional<List<NodePool>> pools) {
    List<YamlFields> entries = fields.items("schedule");
    if (entries.size() > MOST_WINDOWS) {
      fields.wrong("schedule", "at most %d windows are taken".formatted(MOST_WINDOWS));
      return List.of();
    }
    Set<String> names = new HashSet<>();
    return entries.stream().flatMap(in -> window(in, pools, names).stream()).toList();
  }

  private Optional<Window> window(
      YamlFields in, Optional<List<NodePool>> pools, Set<String> names) {
    Optional<String> name = in.text("name");
    if (name.isEmpty()) {
      in.wrong("name", "a window needs a name, which reasons tell");
    } else if (!names.add(name.get())) {
      in.wrong("name", "another window has this name");
    }
    WhenFields when = new WhenFields(in, crons);
    Map<String, Bounds> bounds = pools(in, pools);
    Optional<PolicySettings> policy = PolicyFile.named(in);
    Optional<BigDecimal> spend = spend(in);
    return when.times()
        .flatMap(
            times ->
                name.map(called -> new Window(called, times, when.zone(), policy, spend, bounds)));
  }
}

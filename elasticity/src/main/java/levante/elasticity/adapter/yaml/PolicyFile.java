package levante.elasticity.adapter.yaml;

import java.util.List;
import java.util.Optional;
import levante.elasticity.policy.CluesSettings;
import levante.elasticity.policy.PolicySettings;
import levante.kernel.LevanteException;

/**
 * Reads a policy file: the name of a built-in policy and what is set otherwise.
 *
 * <pre>
 * policy: thrifty        # the one it starts from: default, thrifty, lean, eager or clues
 * name: nightly          # what tables call it
 * idle-time: 30s         # seconds, or with s, m or h
 * headroom: {nodes: 1, cores: 2, arrivals: 16}
 * burst: {least-pods: 4, gap: 15s, lasting: 60s, share: 1.0}
 * patience: {share: 1.0, running: 180s, queued: 90s, typical: 300s}
 * clues: {IDLE_TIME: 600, RECONSIDER_JOB_TIME: 60}   # with policy: clues only
 * </pre>
 */
public final class PolicyFile {
  private PolicyFile() {}

  /**
   * Reads one.
   *
   * @param file its name, for diagnostics
   * @throws LevanteException INVALID_REQUEST with line and column of everything that is wrong
   */
  public static PolicySettings read(String file, String text) {
    YamlFields fields = YamlFields.of(file, text);
    PolicySettings settings = policy(fields, PolicySettings.DEFAULT);
    fields.refuseIfAny();
    return settings;
  }

  /** The policy that a mapping's fields set, from that one on when it names none. */
  static PolicySettings policy(YamlFields fields, PolicySettings whenLeftOut) {
    PolicySettings base = named(fields).orElse(whenLeftOut);
    PolicySettings settings = base.clues().isPresent() ? clues(fields, base) : own(fields, base);
    return settings.named(fields.text("name").orElse(base.name()));
  }

  /** The built-in policy that a mapping names. */
  static Optional<PolicySettings> named(YamlFields fields) {
    List<String> names = PolicySettings.named().stream().map(PolicySettings::name).toList();
    return fields.oneOf("policy", names).flatMap(PolicySettings::called);
  }

  private static PolicySettings own(YamlFields fields, PolicySettings base) {
    PolicySettings idling = fields.duration("idle-time").map(base::withIdleTime).orElse(base);
    PolicySettings.Headroom headroom =
        fields.mapping("headroom").map(in -> headroom(in, base.headroom())).orElse(base.headroom());
    PolicySettings.Burst burst =
        fields.mapping("burst").map(in -> burst(in, base.burst())).orElse(base.burst());
    PolicySettings.Patience patience =
        fields.mapping("patience").map(in -> patience(in, base.patience())).orElse(base.patience());
    return idling.withHeadroom(headroom).withBurst(burst).withPatience(patience);
  }

  private static PolicySettings.Headroom headroom(YamlFields in, PolicySettings.Headroom base) {
    return new PolicySettings.Headroom(
        in.whole("nodes", 0).orElse(base.nodes()),
        in.whole("cores", 0).orElse(base.cores()),
        in.whole("arrivals", 0).orElse(base.arrivals()));
  }

  private static PolicySettings.Burst burst(YamlFields in, PolicySettings.Burst base) {
    return new PolicySettings.Burst(
        in.whole("least-pods", 2).orElse(base.leastPods()),
        in.duration("gap").orElse(base.gap()),
        in.duration("lasting").orElse(base.lasting()),
        in.share("share").orElse(base.share()));
  }

  private static PolicySettings.Patience patience(YamlFields in, PolicySettings.Patience base) {
    return new PolicySettings.Patience(
        in.share("share").orElse(base.share()),
        in.duration("running").orElse(base.running()),
        in.duration("queued").orElse(base.queued()),
        in.duration("typical").filter(one -> !one.isZero()).orElse(base.typical()));
  }

  private static PolicySettings clues(YamlFields fields, PolicySettings base) {
    CluesSettings known = base.clues().orElseThrow();
    CluesSettings clues = fields.mapping("clues").map(in -> parameters(in, known)).orElse(known);
    return base.withClues(clues);
  }

  private static CluesSettings parameters(YamlFields in, CluesSettings base) {
    return new CluesSettings(
        in.duration("IDLE_TIME").orElse(base.idleTime()),
        in.duration("RECONSIDER_JOB_TIME").orElse(base.reconsiderJobTime()),
        in.duration("COOLDOWN_NODES").orElse(base.cooldownNodes()),
        in.whole("MAX_BOOTING_NODES", 0).orElse(base.maxBootingNodes()),
        in.duration("MAX_WAIT_POWERON").filter(one -> !one.isZero()).orElse(base.maxWaitPowerOn()),
        new CluesSettings.Extra(
            in.whole("EXTRA_SLOTS_FREE", 0).orElse(base.extra().slots()),
            in.whole("EXTRA_NODES_FREE", 0).orElse(base.extra().nodes())));
  }
}

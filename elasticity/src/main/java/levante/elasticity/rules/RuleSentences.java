package levante.elasticity.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.limit.AtOnce;
import levante.elasticity.limit.Limits;
import levante.elasticity.limit.NodeLife;
import levante.elasticity.limit.PoolOrder;
import levante.elasticity.limit.Unready;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.wording.Sentences;

/** What is in force, in sentences for people. */
public final class RuleSentences {
  private RuleSentences() {}

  /**
   * All of it but what comes next.
   *
   * @param pools as the template says
   * @param serverPolicy the name of the policy where rules name none
   */
  public static List<String> of(InForce inForce, List<NodePool> pools, String serverPolicy) {
    List<String> told = new ArrayList<>();
    window(inForce, told);
    told.add(
        inForce
            .policy()
            .map(policy -> policy(policy, serverPolicy))
            .orElse("It is scaled by the server's policy, %s.".formatted(serverPolicy)));
    pools.forEach(pool -> told.add(bounds(inForce.on(pool), pool)));
    order(inForce.order(pools), told);
    inForce
        .eurPerHour()
        .ifPresent(
            most ->
                told.add(
                    "No node is ordered that would let nodes cost more than %s EUR/h."
                        .formatted(most.toPlainString())));
    always(inForce.rules(), told);
    return told;
  }

  private static void order(PoolOrder order, List<String> told) {
    if (!order.equals(PoolOrder.DEFAULT)) {
      told.add(
          "Of several pools that could hold a pod the first by %s gets the node."
              .formatted(order.told()));
    }
  }

  private static void unready(Unready unready, List<String> told) {
    if (!unready.equals(Unready.DEFAULT)) {
      told.add(
          "While more than %d %% of its nodes, and more than %d, are not Ready, it is left as it is."
              .formatted(unready.percent(), unready.nodes()));
    }
  }

  /** What no window changes. */
  private static void always(ScalingRules rules, List<String> told) {
    life(rules.life(), told);
    rules
        .atOnce()
        .ifPresent(
            most ->
                told.add(
                    "At most %s emptied at a time because others have room."
                        .formatted(inWords(most))));
    unready(rules.unready(), told);
    if (rules.leastPriority() != Limits.LEAST_PRIORITY) {
      told.add(
          "Pods of a priority below %d neither bring nodes nor keep them."
              .formatted(rules.leastPriority()));
    }
  }

  private static String inWords(AtOnce most) {
    if (most.isShare()) {
      return "%d %% of the nodes, rounded up, are".formatted(most.amount());
    }
    return most.amount() == 1 ? "1 node is" : "%d nodes are".formatted(most.amount());
  }

  private static void window(InForce inForce, List<String> told) {
    inForce
        .window()
        .ifPresent(
            window ->
                told.add(
                    "The schedule '%s' is in force%s."
                        .formatted(
                            window.name(),
                            inForce.until().map(at -> until(inForce, at)).orElse(""))));
    if (inForce.window().isEmpty() && !inForce.rules().schedule().isEmpty()) {
      told.add("No part of the schedule is in force.");
    }
  }

  /** What comes after it; empty when nothing does. */
  public static List<String> next(InForce inForce) {
    return inForce.next().stream()
        .map(
            next ->
                next.window()
                    .map(
                        window ->
                            "At %s '%s' begins."
                                .formatted(
                                    next.spoken(inForce.until().orElseThrow()), window.name()))
                    .orElseGet(
                        () ->
                            "At %s '%s' ends, and no other part of the schedule follows at once."
                                .formatted(
                                    inForce.spoken(inForce.until().orElseThrow()),
                                    inForce.window().map(Window::name).orElse(""))))
        .toList();
  }

  private static String until(InForce inForce, Instant at) {
    return " until " + inForce.spoken(at);
  }

  private static String policy(PolicySettings policy, String serverPolicy) {
    String idle =
        policy
            .idleTime()
            .filter(time -> !time.isZero())
            .map(time -> "; an idle node goes after " + spoken(time))
            .orElse("");
    return "It is scaled by the policy %s%s%s."
        .formatted(
            policy.name(), policy.name().equals(serverPolicy) ? ", as its rules set it" : "", idle);
  }

  private static String bounds(NodePool now, NodePool template) {
    String bounds = "Pool %s has %d to %d nodes".formatted(now.name(), now.min(), now.max());
    return now.min() == template.min() && now.max() == template.max()
        ? bounds + ", as its template says."
        : bounds + " (its template allows %d to %d).".formatted(template.min(), template.max());
  }

  private static void life(NodeLife life, List<String> told) {
    if (!life.least().isZero()) {
      told.add("A node is kept for %s at least.".formatted(spoken(life.least())));
    }
    life.paid()
        .ifPresent(
            unit ->
                told.add(
                    "A node is paid by %s, and goes only near the end of such a time."
                        .formatted(spoken(unit))));
  }

  private static String spoken(Duration time) {
    return Sentences.spoken(time);
  }
}

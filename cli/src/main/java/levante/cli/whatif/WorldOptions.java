package levante.cli.whatif;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.cli.words.Option;
import levante.cli.words.Usage;
import levante.cli.words.Words;
import levante.elasticity.cluster.Resources;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.simulate.NodeSpec;
import levante.elasticity.simulate.SchedulerRules;
import levante.elasticity.simulate.SchedulerRules.Order;
import levante.elasticity.simulate.SchedulerRules.Scoring;
import levante.elasticity.simulate.SupplyConditions;
import levante.elasticity.simulate.WhatIf;
import levante.kernel.Quantity;

/**
 * The options that describe the simulated cloud and cluster.
 *
 * @param nodeCores of a node
 * @param tries how many other settings are looked at; 0 for none
 */
record WorldOptions(int nodeCores, WhatIf world, int tries) {
  private static final List<Option> OPTIONS =
      List.of(
          Option.valued("--node-cpu", "CORES", "Cores of a node: 4."),
          Option.valued("--node-memory-mib", "MIB", "Memory of a node: 16384."),
          Option.valued("--node-gpu", "GPUS", "GPUs of a node: 0."),
          Option.valued("--boot-s", "SECONDS", "From a node's order until it is Ready: 120."),
          Option.valued("--stop-s", "SECONDS", "From a node's release until it is gone: 10."),
          Option.valued("--max-nodes", "NODES", "So many nodes at a time: 50."),
          Option.valued("--price-hour", "EUR", "The price of a node and hour: 0.10."),
          Option.valued("--failure-rate", "SHARE", "So many boots fail, 0 to below 1: 0."),
          Option.valued("--seed", "NUMBER", "Decides which boots fail, and what --tune tries: 1."),
          Option.valued(
              "--queue",
              "ORDER",
              "any (the default): each pod that has room starts;"
                  + " fifo: no job overtakes another."),
          Option.valued(
              "--scoring",
              "RULE",
              "Which node with room takes a pod: most (allocated, the"
                  + " default), least (allocated) or first (by name)."));

  private static final long COMMON_BOOT = 120;
  private static final int MOST_SECONDS = 86_400;
  private static final int MOST_TRIES = 100_000;

  static List<Option> with(Option... more) {
    List<Option> all = new ArrayList<>(List.of(more));
    all.addAll(OPTIONS);
    return all;
  }

  /**
   * What holds where no option says otherwise.
   *
   * @param node its cores, memory and GPUs
   */
  record Base(
      Resources node, int maxNodes, BigDecimal eurPerHour, long bootSeconds, Duration idleTime) {
    static final Base COMMON =
        new Base(
            Resources.of(Quantity.of(4), Quantity.ofMebibytes(16_384)),
            50,
            new BigDecimal("0.10"),
            COMMON_BOOT,
            ScalingSettings.DEFAULTS.idleTime());

    /** Of a cluster. */
    static Base of(ClusterWork.World world) {
      return new Base(
          Resources.of(
                  Quantity.parse(world.cpu().toPlainString()),
                  Quantity.parse(world.memoryMib().toPlainString() + "Mi"))
              .with(Resources.GPU, Quantity.parse(world.gpu().toPlainString())),
          world.maxNodes(),
          world.eurPerHour(),
          world.bootS().orElse(COMMON_BOOT),
          Duration.ofSeconds(world.idleS()));
    }
  }

  static WorldOptions of(Words words, Usage usage, Base base) {
    Numbers numbers = new Numbers(words, usage);
    NodeSpec node = node(numbers, base);
    double failures = numbers.decimal("--failure-rate", "0", BigDecimal.ONE).doubleValue();
    if (failures >= 1) {
      throw Words.wrong(usage, "--failure-rate 1 would let no node ever boot; give less");
    }
    SupplyConditions conditions =
        new SupplyConditions(
            Duration.ofSeconds(numbers.whole("--boot-s", base.bootSeconds(), 0, MOST_SECONDS)),
            Duration.ofSeconds(numbers.whole("--stop-s", 10, 0, MOST_SECONDS)),
            failures,
            numbers.whole("--seed", 1, Long.MIN_VALUE, Long.MAX_VALUE));
    SchedulerRules rules =
        new SchedulerRules(
            numbers.word("--queue", List.of("any", "fifo")).equals("fifo") ? Order.FIFO : Order.ANY,
            scoring(numbers.word("--scoring", List.of("most", "least", "first"))));
    return new WorldOptions(
        (int) node.allocatable().get(Resources.CPU).roundedUp(),
        new WhatIf(node, conditions, rules, base.idleTime(), WhatIf.SCAN_PERIOD),
        (int) numbers.whole("--tune", 0, 1, MOST_TRIES));
  }

  private static NodeSpec node(Numbers numbers, Base base) {
    Resources node =
        base.node()
            .with(
                Resources.CPU,
                numbers.amount("--node-cpu", 1, 4096, base.node().get(Resources.CPU)))
            .with(
                Resources.MEMORY,
                numbers.mebibytes("--node-memory-mib", base.node().get(Resources.MEMORY)))
            .with(
                Resources.GPU,
                numbers.amount("--node-gpu", 0, 1024, base.node().get(Resources.GPU)));
    return new NodeSpec(
        node,
        (int) numbers.whole("--max-nodes", base.maxNodes(), 1, 10_000),
        numbers.decimal(
            "--price-hour", base.eurPerHour().toPlainString(), BigDecimal.valueOf(1_000_000)));
  }

  private static Scoring scoring(String word) {
    return switch (word) {
      case "least" -> Scoring.LEAST_ALLOCATED;
      case "first" -> Scoring.FIRST_FIT;
      default -> Scoring.MOST_ALLOCATED;
    };
  }

  /** The values of options, within bounds. */
  private record Numbers(Words words, Usage usage) {
    long whole(String option, long otherwise, long least, long most) {
      Optional<String> written = words.value(option);
      if (written.isEmpty()) {
        return otherwise;
      }
      try {
        long value = Long.parseLong(written.get());
        if (least <= value && value <= most) {
          return value;
        }
      } catch (NumberFormatException notWhole) {
        // Told below, together with what is out of bounds.
      }
      throw Words.wrong(
          usage,
          "%s wants a whole number from %d to %d, not '%s'"
              .formatted(option, least, most, written.get()));
    }

    Quantity amount(String option, long least, long most, Quantity otherwise) {
      return words.has(option) ? Quantity.of(whole(option, 0, least, most)) : otherwise;
    }

    Quantity mebibytes(String option, Quantity otherwise) {
      return words.has(option) ? Quantity.ofMebibytes(whole(option, 0, 1, 1 << 30)) : otherwise;
    }

    BigDecimal decimal(String option, String otherwise, BigDecimal most) {
      String written = words.value(option).orElse(otherwise);
      if (written.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
        BigDecimal value = new BigDecimal(written);
        if (value.compareTo(most) <= 0) {
          return value;
        }
      }
      throw Words.wrong(
          usage,
          "%s wants a number from 0 to %s, not '%s'"
              .formatted(option, most.toPlainString(), written));
    }

    String word(String option, List<String> known) {
      String written = words.value(option).orElse(known.get(0));
      if (!known.contains(written)) {
        throw Words.wrong(
            usage, "%s is %s, not '%s'".formatted(option, String.join(" or ", known), written));
      }
      return written;
    }
  }
}

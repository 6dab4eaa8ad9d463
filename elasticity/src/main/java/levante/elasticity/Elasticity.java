package levante.elasticity;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import levante.elasticity.act.Crew;
import levante.elasticity.act.ScalingLoop;
import levante.elasticity.act.ScalingMemory;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.adapter.jdbc.JdbcDecisionJournal;
import levante.elasticity.adapter.jdbc.JdbcHandLedger;
import levante.elasticity.adapter.jdbc.JdbcIdleLedger;
import levante.elasticity.adapter.jdbc.JdbcRequestLedger;
import levante.elasticity.adapter.jdbc.JdbcRuleLedger;
import levante.elasticity.adapter.jdbc.JdbcStateLedger;
import levante.elasticity.adapter.jdbc.JdbcWorkLedger;
import levante.elasticity.adapter.quartz.QuartzFires;
import levante.elasticity.adapter.yaml.RulesFile;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.listen.ScalingListener;
import levante.elasticity.operate.ManageRules;
import levante.elasticity.operate.NodesByHand;
import levante.elasticity.operate.RequestRoom;
import levante.elasticity.operate.ShowNodes;
import levante.elasticity.policy.Policies;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.rules.RuleBook;
import levante.elasticity.rules.RuledClusters;
import levante.elasticity.work.WorkLedger;

/**
 * The module, put together.
 *
 * @param loop call {@code tick()} every scan period
 * @param journal what was decided, for pages and counts
 * @param showNodes what persons see of nodes
 * @param nodesByHand what persons do to nodes
 * @param room what persons ask for ahead of work
 * @param rules by which rules owners want their clusters to be scaled
 * @param work what work clusters had
 */
public record Elasticity(
    ScalingLoop loop,
    DecisionJournal journal,
    ShowNodes showNodes,
    NodesByHand nodesByHand,
    RequestRoom room,
    ManageRules rules,
    WorkLedger work) {
  /**
   * How it is to work.
   *
   * @param policy of every cluster whose rules name none
   * @param crew carries out what is decided about different nodes
   * @param wake wakes the loop when a person has decided something
   * @param listener hears of what the loop sees and does
   */
  public record Setup(PolicySettings policy, Crew crew, Runnable wake, ScalingListener listener) {}

  /** How long it is remembered in which states nodes were, and what work there was. */
  private static final Duration HISTORY = Duration.ofDays(30);

  /** Of a cluster; ten times what is replayed on a page, and some 40 MB. */
  private static final int MOST_WORK = 200_000;

  /**
   * Makes the module's tables in Levante's database when they are not there, and wires the loop.
   *
   * @param levante the database of Levante, not the sandbox's
   * @param plain whose clusters are as their templates say
   */
  public static Elasticity assemble(
      DataSource levante, ScalingPorts plain, Setup setup, Clock clock) {
    RuleBook book =
        new RuleBook(
            new JdbcRuleLedger(levante),
            new RulesFile(setup.policy(), QuartzFires::of),
            setup.policy().name());
    ScalingPorts ports =
        plain.with(new RuledClusters(plain.clusters(), book.ledger(), book.reader(), clock));
    DecisionJournal journal = new JdbcDecisionJournal(levante);
    ScalingMemory memory =
        new ScalingMemory(
            journal,
            new JdbcIdleLedger(levante),
            new JdbcHandLedger(levante),
            new JdbcStateLedger(levante, HISTORY),
            new JdbcWorkLedger(levante, HISTORY, MOST_WORK),
            new JdbcRequestLedger(levante, HISTORY),
            setup.listener());
    ScalingLoop loop =
        new ScalingLoop(ports, memory, Policies.of(setup.policy()), setup.crew(), clock);
    return new Elasticity(
        loop,
        journal,
        new ShowNodes(ports, memory, clock),
        new NodesByHand(loop, ports, memory, clock, setup.wake()),
        new RequestRoom(ports, memory, clock, setup.wake()),
        new ManageRules(plain, book, clock, setup.wake()),
        memory.work());
  }
}

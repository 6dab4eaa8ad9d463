package levante.elasticity.adapter.slurm;

import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** What is said to a front end. Names of jobs are never read: anything may stand in them. */
final class Scripts {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  /** Begins the reason of each drain that is Levante's. */
  static final String REASON = "levante";

  /**
   * Nodes, bounds of jobs and jobs, then a last line. How many nodes a job takes at most tells only
   * {@code scontrol show job}, whose lines have names in them: its line is taken by what follows
   * the names. {@code --noconvert}, since what is converted is rounded.
   */
  static final String LOOK =
      """
      set -eu
      export LC_ALL=C SLURM_TIME_FORMAT=%s SLURM_BITSTR_LEN=0
      echo '=nodes'
      scontrol show node -o
      echo '=bounds'
      jobs=$(scontrol show job -o)
      printf '%s\\n' "$jobs" | sed -n -E 's/^JobId=([0-9]+) .* JobState=PENDING .* ExcNodeList=([^ ]+) \
      NodeList=[^ ]* .*NumNodes=([0-9]+(-[0-9]+)?) NumCPUs=[^ ]+ NumTasks=[^ ]+ CPUs\\/Task=.*/\\1 \\2 \\3/p'
      echo '=jobs'
      squeue -h -a --noconvert -t PD,R,S,CG,CF,ST,RQ,RH,RS,SI,SE,SO -O 'JobID:|,ArrayJobID:|,ArrayTaskID:|,\
      HetJobID:|,UserName:|,Partition:|,StateCompact:|,Reason:|,NumNodes:|,NumCPUs:|,NumTasks:|,MinCPUs:|,\
      MinMemory:|,OverSubscribe:|,tres-per-node:|,tres-per-job:|,tres-per-task:|,tres-per-socket:|,\
      tres-alloc:|,PriorityLong:|,SubmitTime:|,Reservation:|,ReqNodes:|,NodeList:|,Feature:|'
      echo '=end'
      """;

  // The list is asked for, since it fails when the controller is silent; one node's absence would
  // look the same.
  private static final String STATE =
      """
      set -eu
      export LC_ALL=C
      nodes=$(scontrol show node -o)
      line=$(printf '%%s\\n' "$nodes" | grep '^NodeName=%1$s ' || true)
      if [ -z "$line" ]; then echo gone; exit 0; fi
      state=$(printf '%%s\\n' "$line" | sed -n -E 's/.* State=([^ ]*) .*/\\1/p')
      reason=$(printf '%%s\\n' "$line" | sed -n -E 's/.* Reason=(.*)/\\1/p')
      """;

  private static final String CLOSE =
      """
      case "$state" in
        *DRAIN*) ;;
        *) scontrol update NodeName=%1$s State=DRAIN Reason='%2$s' ;;
      esac
      """;

  private static final String OPEN =
      """
      case "$state" in
        *DRAIN*)
          case "$reason" in
            '%2$s'|'%2$s ['*) scontrol update NodeName=%1$s State=UNDRAIN ;;
          esac ;;
      esac
      """;

  private static final String COUNT =
      """
      jobs=$(squeue -h -a -w '%1$s' -t R,S,CG,CF,ST,RQ,RS,SI,SO -O 'JobID:|')
      echo "left $(printf '%%s' "$jobs" | grep -c . || true)"
      """;

  private Scripts() {}

  /** Lets nothing new onto the node, unless nothing new comes onto it already. */
  static String cordon(String node) {
    return (STATE + CLOSE + "echo done\n").formatted(checked(node), REASON);
  }

  /** Lets jobs onto the node again, if it was Levante that let none. */
  static String uncordon(String node) {
    return (STATE + OPEN + "echo done\n").formatted(checked(node), REASON);
  }

  /** The same as a cordon, and then says {@code left} and how many jobs are on the node. */
  static String drain(String node) {
    return (STATE + CLOSE + COUNT).formatted(checked(node), REASON);
  }

  // It becomes part of a script that root runs.
  private static String checked(String node) {
    if (!NAME.matcher(node).matches()) {
      throw new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, "no node is called " + node);
    }
    return node;
  }
}

package levante.elasticity.adapter.slurm.read;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A line of squeue, of a job or of the tasks of an array that wait.
 *
 * @param columns each as Slurm writes it
 */
record JobLine(Map<Column, String> columns) {
  private static final Set<String> ON_NODES = Set.of("R", "S", "CG", "CF", "ST", "SO", "SI", "RS");
  private static final Set<String> ELSEWHERE = Set.of("PD", "RQ", "RH", "SE");
  private static final Set<String> SURELY_ON_NODES = Set.of("R", "S");

  /** Columns but the last, in which the separator may stand itself. */
  private static final int PLAIN = Column.values().length - 1;

  /** What the look asks for, in its order. */
  enum Column {
    ID,
    ARRAY,
    TASK,
    HETEROGENEOUS,
    USER,
    PARTITION,
    STATE,
    REASON,
    NODES,
    CPUS,
    TASKS,
    LEAST_CPUS,
    LEAST_MEMORY,
    SHARING,
    PER_NODE,
    PER_JOB,
    PER_TASK,
    PER_SOCKET,
    TRES,
    PRIORITY,
    SUBMITTED,
    RESERVATION,
    ASKED_NODES,
    ON,
    FEATURES
  }

  JobLine {
    columns = Map.copyOf(columns);
  }

  static JobLine read(String line) {
    String[] columns = line.split("\\|", Column.values().length);
    if (columns.length != PLAIN + 1 || !columns[PLAIN].endsWith("|")) {
      throw new UnreadableException("the job '%s'".formatted(line));
    }
    columns[PLAIN] = columns[PLAIN].substring(0, columns[PLAIN].length() - 1);
    Map<Column, String> named = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      named.put(column, columns[named.size()]);
    }
    JobLine job = new JobLine(named);
    String state = job.get(Column.STATE);
    if (job.user().isBlank() || !(ON_NODES.contains(state) || ELSEWHERE.contains(state))) {
      throw new UnreadableException("the job '%s'".formatted(line));
    }
    if (SURELY_ON_NODES.contains(state) && job.on().isEmpty()) {
      throw new UnreadableException("job %s runs nowhere".formatted(job.id()));
    }
    return job;
  }

  String get(Column column) {
    return columns.get(column);
  }

  long number(Column column) {
    return Words.number(get(column));
  }

  String id() {
    return get(Column.ID);
  }

  String user() {
    return get(Column.USER);
  }

  boolean isOfArray() {
    return !Words.isNone(get(Column.TASK));
  }

  /** What all components of a heterogeneous job have in common, else its own. */
  String whole() {
    String all = get(Column.HETEROGENEOUS);
    return Words.isNone(all) || all.equals("0") ? id() : all;
  }

  boolean isPart() {
    return !Words.isNone(get(Column.HETEROGENEOUS)) && !get(Column.HETEROGENEOUS).equals("0");
  }

  /** Where it takes room; none when it does not. */
  List<String> on() {
    return HostList.names(get(Column.ON));
  }

  boolean isPending() {
    return get(Column.STATE).equals("PD");
  }

  /** Whether a node would help it: it is not held, and asks for no nodes by name. */
  boolean waitsForNode() {
    return isPending()
        && number(Column.PRIORITY) > 0
        && Words.isNone(get(Column.RESERVATION))
        && Words.isNone(get(Column.ASKED_NODES))
        && Reasons.isHelpedByNode(get(Column.REASON));
  }

  long cpus() {
    return Math.max(1, number(Column.CPUS));
  }

  long tasks() {
    return Math.max(1, Words.number(get(Column.TASKS), 1));
  }

  /** Everything that it asks for or has, as Slurm counts it. */
  Map<String, String> tres() {
    return Words.tres(get(Column.TRES));
  }

  List<String> partitions() {
    return List.of(get(Column.PARTITION).split(","));
  }

  String features() {
    return get(Column.FEATURES);
  }

  Instant submitted() {
    return Instant.ofEpochSecond(number(Column.SUBMITTED));
  }

  /** Slurm's is an unsigned number of 32 bits; the order is kept. */
  int priority() {
    return (int) Math.min(Integer.MAX_VALUE, number(Column.PRIORITY) / 2);
  }

  /** No other job may be where it is: by its wish, or because all memory is its. */
  boolean isAlone() {
    return get(Column.SHARING).equals("NO")
        || get(Column.SHARING).equals("USER")
        || Words.memory(get(Column.LEAST_MEMORY)).signum() == 0;
  }
}

package levante.elasticity.trace;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Gang;
import levante.elasticity.simulate.VirtualJob;
import levante.kernel.Quantity;

/**
 * The Standard Workload Format of the Parallel Workloads Archive: 18 numbers a line, -1 for what is
 * not known, lines that begin with {@code ;} are comments. A job's processors are cores; a job that
 * is wider than a node becomes a gang of pods. Source: Feitelson, "The Standard Workload Format",
 * version 2.2.
 */
final class SwfTrace {
  private static final List<String> FIELDS =
      List.of(
          "job number",
          "submit time",
          "wait time",
          "run time",
          "allocated processors",
          "average cpu time",
          "used memory",
          "requested processors",
          "requested time",
          "requested memory",
          "status",
          "user",
          "group",
          "executable",
          "queue",
          "partition",
          "preceding job",
          "think time");
  private static final int JOB = 0;
  private static final int SUBMIT = 1;
  private static final int RUN = 3;
  private static final int ALLOCATED = 4;
  private static final int USED_MEMORY = 6;
  private static final int REQUESTED = 7;
  private static final int REQUESTED_MEMORY = 9;
  private static final int MOST_PODS = 10_000;
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

  private final TraceProblems problems;
  private final int nodeCores;
  private final Set<Long> numbers = new HashSet<>();
  private int neverRan;

  SwfTrace(TraceProblems problems, int nodeCores) {
    this.problems = problems;
    this.nodeCores = nodeCores;
  }

  /**
   * Whether the first line that is not empty, nor a comment of CSV's, is a comment of SWF's, or
   * fields without commas.
   */
  static boolean looksLike(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .findFirst()
        .filter(
            line ->
                line.stripLeading().startsWith(";")
                    || (!line.contains(",") && line.strip().split("\\s+").length > 1))
        .isPresent();
  }

  Trace read(List<String> lines) {
    List<VirtualJob> jobs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.stripLeading().startsWith(";")) {
        jobs.addAll(job(line, i + 1));
      }
    }
    List<String> notes =
        neverRan == 0
            ? List.of()
            : List.of(
                "left out because they have no run time or no processors: %d jobs"
                    .formatted(neverRan));
    return new Trace(jobs, notes);
  }

  private List<VirtualJob> job(String line, int number) {
    List<Cell> cells = cells(line, number);
    if (cells.size() != FIELDS.size()) {
      problems.add(
          number,
          1,
          "",
          "FIELDS",
          "%d fields; a job of SWF has 18, with -1 for what is not known".formatted(cells.size()));
      return List.of();
    }
    List<Optional<BigDecimal>> values = new ArrayList<>();
    cells.forEach(cell -> values.add(bounded(cell)));
    if (!values.stream().allMatch(Optional::isPresent) || !checkNumber(cells.get(JOB), values)) {
      return List.of();
    }
    return job(cells, values);
  }

  private List<VirtualJob> job(List<Cell> cells, List<Optional<BigDecimal>> values) {
    BigDecimal run = values.get(RUN).get();
    int processors = firstKnown(values.get(ALLOCATED), values.get(REQUESTED));
    if (run.signum() < 0 || processors < 1) {
      neverRan++;
      return List.of();
    }
    if (values.get(SUBMIT).get().signum() < 0) {
      cells.get(SUBMIT).wrong("a time from the trace's start on is expected");
      return List.of();
    }
    if (processors > MOST_PODS * nodeCores) {
      cells.get(ALLOCATED).wrong("that is more than %d nodes".formatted(MOST_PODS));
      return List.of();
    }
    return pods(values, processors);
  }

  private List<Cell> cells(String line, int number) {
    List<Cell> cells = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      int end = at;
      while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
        end++;
      }
      if (end > at) {
        String name = cells.size() < FIELDS.size() ? FIELDS.get(cells.size()) : "field";
        cells.add(new Cell(problems, number, at + 1, name, line.substring(at, end)));
      }
      at = end + 1;
    }
    return cells;
  }

  private static Optional<BigDecimal> bounded(Cell cell) {
    Optional<BigDecimal> value = cell.number();
    if (value.filter(number -> number.abs().compareTo(MOST) > 0).isPresent()) {
      cell.wrong("at most %s is expected".formatted(MOST.toPlainString()));
      return Optional.empty();
    }
    return value;
  }

  private boolean checkNumber(Cell cell, List<Optional<BigDecimal>> values) {
    boolean fresh = numbers.add(values.get(JOB).get().longValue());
    if (!fresh) {
      cell.wrong("this job number is there twice; number the jobs one by one");
    }
    return fresh;
  }

  private static int firstKnown(Optional<BigDecimal> first, Optional<BigDecimal> second) {
    int known = first.get().intValue();
    return known > 0 ? known : second.get().intValue();
  }

  private List<VirtualJob> pods(List<Optional<BigDecimal>> values, int processors) {
    long job = values.get(JOB).get().longValue();
    int kibibytes = firstKnown(values.get(REQUESTED_MEMORY), values.get(USED_MEMORY));
    int pods = (processors + nodeCores - 1) / nodeCores;
    Optional<Gang> gang = pods == 1 ? Optional.empty() : Optional.of(new Gang("job-" + job, pods));
    List<VirtualJob> parts = new ArrayList<>();
    for (int part = 0; part < pods; part++) {
      int cores = Math.min(nodeCores, processors - part * nodeCores);
      Resources requests =
          Resources.of(Quantity.of(cores), Quantity.parse(Math.max(0L, kibibytes) * cores + "Ki"));
      parts.add(
          new VirtualJob(
              pods == 1 ? "job-%07d".formatted(job) : "job-%07d-%d".formatted(job, part),
              seconds(values.get(SUBMIT)),
              seconds(values.get(RUN)),
              PodSpec.ofJob(requests, 0, gang),
              part));
    }
    return parts;
  }

  private static Duration seconds(Optional<BigDecimal> value) {
    return Duration.ofMillis(value.get().movePointRight(3).longValue());
  }
}

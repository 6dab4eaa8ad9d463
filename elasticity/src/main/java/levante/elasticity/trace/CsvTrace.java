package levante.elasticity.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Gang;
import levante.elasticity.simulate.VirtualJob;
import levante.kernel.Quantity;

/**
 * CSV with a header: {@code submit_s,duration_s,cpu,memory_mib}, and {@code gpu}, {@code gang} and
 * {@code priority} where there are any, in any order. Rows with the same gang run together or not
 * at all.
 */
final class CsvTrace {
  private static final List<String> REQUIRED =
      List.of("submit_s", "duration_s", "cpu", "memory_mib");
  private static final List<String> OPTIONAL = List.of("gpu", "gang", "priority");
  private static final int MOST_GPUS = 1024;
  private static final int MOST_PRIORITY = 1_000_000_000;

  private final TraceProblems problems;

  CsvTrace(TraceProblems problems) {
    this.problems = problems;
  }

  /** A row as it was read; its gang's size is not known yet. */
  private record Row(
      String name,
      Duration submitted,
      Duration duration,
      Resources requests,
      String gang,
      int priority) {}

  Trace read(List<String> lines) {
    int header = 0;
    while (header < lines.size() && isEmpty(lines.get(header))) {
      header++;
    }
    if (header == lines.size()) {
      return new Trace(List.of(), List.of());
    }
    List<String> columns =
        cells(lines.get(header)).stream()
            .map(cell -> cell.text().toLowerCase(Locale.ROOT))
            .toList();
    if (!check(columns, lines.get(header), header + 1)) {
      return new Trace(List.of(), List.of());
    }
    List<Row> rows = new ArrayList<>();
    for (int i = header + 1; i < lines.size(); i++) {
      if (!isEmpty(lines.get(i))) {
        row(columns, lines.get(i), i + 1).ifPresent(rows::add);
      }
    }
    if (rows.isEmpty()) {
      problems.refuseIfAny();
    }
    return new Trace(jobs(rows), List.of());
  }

  private static boolean isEmpty(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  /** A piece of a line. */
  private record Piece(String text, int column) {}

  private static List<Piece> cells(String line) {
    List<Piece> cells = new ArrayList<>();
    int start = 0;
    for (String piece : line.split(",", -1)) {
      String text = piece.strip();
      boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
      cells.add(
          new Piece(
              quoted ? text.substring(1, text.length() - 1) : text,
              start + 1 + piece.length() - piece.stripLeading().length()));
      start += piece.length() + 1;
    }
    return cells;
  }

  private boolean check(List<String> columns, String line, int number) {
    List<Piece> pieces = cells(line);
    List<String> missing = REQUIRED.stream().filter(one -> !columns.contains(one)).toList();
    if (!missing.isEmpty()) {
      problems.add(
          number,
          1,
          "",
          "NO_HEADER",
          "the first line names the columns %s, then any of %s; %s missing"
              .formatted(
                  String.join(",", REQUIRED),
                  String.join(",", OPTIONAL),
                  String.join(", ", missing) + (missing.size() == 1 ? " is" : " are")));
      return false;
    }
    return checkNames(columns, pieces, number);
  }

  private boolean checkNames(List<String> columns, List<Piece> pieces, int number) {
    boolean fine = true;
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      boolean known = REQUIRED.contains(column) || OPTIONAL.contains(column);
      if (!known || columns.indexOf(column) < i) {
        fine = false;
        problems.add(
            number,
            pieces.get(i).column(),
            column,
            known ? "DUPLICATE_COLUMN" : "UNKNOWN_COLUMN",
            known
                ? "column '%s' is there twice".formatted(column)
                : "there is no column '%s': known are %s and %s"
                    .formatted(column, String.join(", ", REQUIRED), String.join(", ", OPTIONAL)));
      }
    }
    return fine;
  }

  private Optional<Row> row(List<String> columns, String line, int number) {
    List<Piece> pieces = cells(line);
    if (pieces.size() != columns.size()) {
      problems.add(
          number,
          1,
          "",
          "FIELDS",
          "%d fields, but the header names %d: write one field for each column"
              .formatted(pieces.size(), columns.size()));
      return Optional.empty();
    }
    Map<String, Cell> cells = new TreeMap<>();
    for (int i = 0; i < pieces.size(); i++) {
      String name = columns.get(i);
      Piece piece = pieces.get(i);
      cells.put(name, new Cell(problems, number, piece.column(), name, piece.text()));
    }
    return row(cells, number);
  }

  private static Optional<Row> row(Map<String, Cell> cells, int number) {
    Optional<Duration> submitted = cells.get("submit_s").seconds();
    Optional<Duration> duration = cells.get("duration_s").seconds();
    Optional<Quantity> cpu = cells.get("cpu").cores();
    Optional<Quantity> memory = cells.get("memory_mib").mebibytes();
    Optional<Integer> gpus = optional(cells, "gpu", 0, MOST_GPUS);
    Optional<Integer> priority = optional(cells, "priority", -MOST_PRIORITY, MOST_PRIORITY);
    boolean read =
        List.of(submitted, duration, cpu, memory, gpus, priority).stream()
            .allMatch(Optional::isPresent);
    if (!read) {
      return Optional.empty();
    }
    Cell gang = cells.get("gang");
    return Optional.of(
        new Row(
            "job-%06d".formatted(number),
            submitted.get(),
            duration.get(),
            Resources.of(cpu.get(), memory.get()).with(Resources.GPU, Quantity.of(gpus.get())),
            gang == null ? "" : gang.text(),
            priority.get()));
  }

  private static Optional<Integer> optional(
      Map<String, Cell> cells, String name, int least, int most) {
    Cell cell = cells.get(name);
    return cell == null || cell.text().isEmpty() ? Optional.of(0) : cell.whole(least, most);
  }

  private static List<VirtualJob> jobs(List<Row> rows) {
    Map<String, Integer> sizes = new TreeMap<>();
    rows.forEach(row -> sizes.merge(row.gang(), 1, Integer::sum));
    return rows.stream()
        .map(
            row ->
                new VirtualJob(
                    row.name(),
                    row.submitted(),
                    row.duration(),
                    PodSpec.ofJob(
                        row.requests(),
                        row.priority(),
                        row.gang().isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Gang(row.gang(), sizes.get(row.gang())))),
                    0))
        .toList();
  }
}

package levante.web.page.export;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import levante.web.page.frame.Downloads;

/**
 * How the rows of a list become a file. Each list has one, and all are written in the same way:
 * instants in UTC as ISO 8601 has them, what is absent left empty.
 */
public record Table<R>(List<Column<R>> columns) {
  public Table {
    columns = List.copyOf(columns);
  }

  /** A column, for a table. */
  public static <R> Column<R> column(String name, Function<R, ?> cell) {
    return new Column<>(name, cell);
  }

  /**
   * The file that a browser keeps. What cannot be read while it is written breaks it, so that half
   * of a list does not look like all of it.
   *
   * @param format as asked for; INVALID_REQUEST for one that there is not
   * @param name of the file, to which the format is added
   * @param first rows, which are read already, so that what is not to be had is answered as such
   */
  public Response answer(String format, String name, Chunk<R> first) {
    Format as = Format.of(format);
    return Downloads.typed(
        Response.ok((StreamingOutput) out -> write(as, first, out)),
        name + "." + as.word(),
        as.type());
  }

  void write(Format format, Chunk<R> first, OutputStream out) throws IOException {
    Lines lines = format.open(out, columns.stream().map(Column::name).toList());
    Optional<Chunk<R>> chunk = Optional.of(first);
    while (chunk.isPresent()) {
      for (R row : chunk.get().rows()) {
        lines.row(columns.stream().map(column -> plain(column.cell().apply(row))).toList());
      }
      chunk = chunk.get().next().map(Supplier::get);
    }
    lines.end();
  }

  private static Object plain(Object cell) {
    Objects.requireNonNull(cell, "cell");
    return cell instanceof Optional<?> perhaps && perhaps.isPresent() ? perhaps.get() : cell;
  }
}

package levante.web.page.admin;

import static levante.web.page.export.Table.column;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import levante.kernel.OwnerId;
import levante.web.audit.ActQuery;
import levante.web.audit.KeptAct;
import levante.web.page.export.Chunk;
import levante.web.page.export.Table;

/** Acts as a file. */
final class ActTable {
  /** Rows that are read at a time. */
  static final int AT_ONCE = 500;

  private static final Table<KeptAct> TABLE =
      new Table<>(
          List.of(
              column("time", one -> one.act().at()),
              column("user", one -> one.act().who().map(OwnerId::value)),
              column("from", one -> one.act().via().title()),
              column("method", one -> one.act().asked().method()),
              column("route", one -> one.act().asked().route()),
              column("path", one -> one.act().asked().path()),
              column("status", one -> one.act().answered().status()),
              column("code", one -> one.act().answered().code()),
              column("led_to", one -> one.act().answered().ledTo())));

  private ActTable() {}

  /**
   * All that fit, the newest first.
   *
   * @param format as asked for; INVALID_REQUEST for one that there is not
   * @param find the next {@link #AT_ONCE} of what is asked for
   */
  static Response answer(String format, Function<ActQuery, List<KeptAct>> find, ActQuery wanted) {
    return TABLE.answer(format, "audit", from(find, wanted));
  }

  static Chunk<KeptAct> from(Function<ActQuery, List<KeptAct>> find, ActQuery wanted) {
    List<KeptAct> some = find.apply(wanted);
    return new Chunk<>(
        some,
        some.size() < AT_ONCE
            ? Optional.empty()
            : Optional.of(() -> from(find, wanted.after(some.get(some.size() - 1).place()))));
  }
}

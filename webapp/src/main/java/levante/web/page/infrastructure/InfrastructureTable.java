package levante.web.page.infrastructure;

import static levante.web.page.export.Table.column;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.listing.Wanted;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.note.Note;
import levante.provisioner.terms.Lifetime;
import levante.web.page.export.Chunk;
import levante.web.page.export.Table;

/** The list of infrastructures as a file. */
@Dependent
public class InfrastructureTable {
  private static final int ROWS = 200;
  private static final Table<Line> TABLE =
      new Table<Line>(
          List.of(
              column("id", line -> line.one().id().value()),
              column("name", line -> line.one().name()),
              column("state", line -> line.one().status().state().word()),
              column("created", line -> line.one().createdAt()),
              column("machines", line -> line.one().machines().size()),
              column("eur_per_hour", line -> price(line.one())),
              column("owner", line -> line.one().owner().value()),
              column("ends", line -> line.one().terms().lifetime().map(Lifetime::end)),
              column("marks", line -> ListPages.marks(line.one())),
              column("note", line -> line.note().map(Note::text))));

  private record Line(Infrastructure one, Optional<Note> note) {}

  @Inject private FindInfrastructures findInfrastructures;
  @Inject private ListPages lists;

  /** All that are wanted; none when nothing can be. */
  Response answer(String format, Optional<Wanted> wanted) {
    return TABLE.answer(
        format,
        "infrastructures",
        wanted
            .map(one -> chunk(one, findInfrastructures.page(one, 0, ROWS)))
            .orElse(Chunk.all(List.of())));
  }

  private Chunk<Line> chunk(Wanted wanted, List<Infrastructure> some) {
    if (some.isEmpty()) {
      return Chunk.all(List.of());
    }
    Map<InfrastructureId, Note> notes = lists.notes(some);
    Infrastructure last = some.get(some.size() - 1);
    return new Chunk<>(
        some.stream().map(one -> new Line(one, Optional.ofNullable(notes.get(one.id())))).toList(),
        Optional.of(() -> chunk(wanted, findInfrastructures.after(wanted, last, ROWS))));
  }

  /** What is known in part only is not known. */
  private static Optional<BigDecimal> price(Infrastructure one) {
    Prices prices = Prices.of(one.machines());
    return Optional.of(prices.eurPerHour()).filter(known -> prices.unknown() == 0);
  }
}

package levante.web.page.infrastructure;

import static levante.web.page.export.Table.column;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.listing.Wanted;
import levante.provisioner.terms.Lifetime;
import levante.web.page.export.Chunk;
import levante.web.page.export.Table;

/** The list of infrastructures as a file. */
@Dependent
public class InfrastructureTable {
  private static final int ROWS = 200;
  private static final Table<Infrastructure> TABLE =
      new Table<Infrastructure>(
          List.of(
              column("id", one -> one.id().value()),
              column("name", Infrastructure::name),
              column("state", one -> one.status().state().word()),
              column("created", Infrastructure::createdAt),
              column("machines", one -> one.machines().size()),
              column("eur_per_hour", InfrastructureTable::price),
              column("owner", one -> one.owner().value()),
              column("ends", one -> one.terms().lifetime().map(Lifetime::end)),
              column("marks", ListPages::marks)));

  @Inject private FindInfrastructures findInfrastructures;

  /** All that are wanted; none when nothing can be. */
  Response answer(String format, Optional<Wanted> wanted) {
    return TABLE.answer(
        format,
        "infrastructures",
        wanted
            .map(one -> chunk(one, findInfrastructures.page(one, 0, ROWS)))
            .orElse(Chunk.all(List.of())));
  }

  private Chunk<Infrastructure> chunk(Wanted wanted, List<Infrastructure> rows) {
    return rows.isEmpty()
        ? Chunk.all(rows)
        : new Chunk<>(
            rows,
            Optional.of(
                () ->
                    chunk(
                        wanted,
                        findInfrastructures.after(wanted, rows.get(rows.size() - 1), ROWS))));
  }

  /** What is known in part only is not known. */
  private static Optional<BigDecimal> price(Infrastructure one) {
    Prices prices = Prices.of(one.machines());
    return Optional.of(prices.eurPerHour()).filter(known -> prices.unknown() == 0);
  }
}
